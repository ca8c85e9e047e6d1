output "cloud" {
  description = "This cloud's name."
  value       = local.cloud
}

output "endpoint" {
  description = "What the failover record needs: this cloud's name, and what it is to point to."
  value = {
    host_name    = var.host_name
    record_type  = "CNAME"
    record_value = aws_lb.shop.dns_name
  }
}

output "certificate_records" {
  description = "Records that prove to the certificate's issuer that the names are ours, by their names."
  value = { for option in aws_acm_certificate.shop.domain_validation_options :
  option.resource_record_name => { type = option.resource_record_type, value = option.resource_record_value } }
}

output "peer" {
  description = "What each other cloud needs to know of this one; goes into its variable `peers`."
  value = { for name in ["azure", "gcp"] : name => {
    url              = "https://${var.host_name}"
    address_range    = var.address_range
    egress_addresses = aws_eip.nat[*].public_ip
    link = {
      asn = tonumber(aws_vpn_gateway.stamp.amazon_side_asn)
      gateways = !contains(keys(local.links), name) ? [] : flatten([for connection in [0, 1] : [
        aws_vpn_connection.peer["${name}-${connection}"].tunnel1_address,
        aws_vpn_connection.peer["${name}-${connection}"].tunnel2_address,
      ]])
    }
  } }
}

output "database" {
  description = "Where the database is, for members and, over the link, for operators and peers."
  value = {
    host  = local.database_host
    port  = local.database_port
    name  = "catamaran"
    on_vm = var.database_on_vm
  }
}

output "members" {
  description = "The group of machines, by name and by the cloud's full name, and the tag by which members find each other."
  value = {
    id        = aws_autoscaling_group.members.arn
    group     = aws_autoscaling_group.members.name
    tag_name  = "catamaran-cluster"
    tag_value = local.group
  }
}

output "storage" {
  description = "Where releases and backups are kept."
  value       = local.storage_url
}

output "secrets" {
  description = "Where secrets are kept, and their names; never their values."
  value = {
    store = "https://secretsmanager.${var.region}.amazonaws.com"
    names = sort(keys(aws_secretsmanager_secret.shop))
  }
}

output "alarms" {
  description = "The one topic that all alarms go to."
  value       = aws_sns_topic.operators.arn
}
