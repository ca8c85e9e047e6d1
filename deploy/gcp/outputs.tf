output "cloud" {
  description = "This cloud's name."
  value       = local.cloud
}

output "endpoint" {
  description = "What the failover record needs: this cloud's name, and what it is to point to."
  value = {
    host_name    = var.host_name
    record_type  = "A"
    record_value = google_compute_global_address.balancer.address
  }
}

output "certificate_records" {
  description = "Records that prove to the certificate's issuer that the names are ours, by their names."
  value = { for authorization in google_certificate_manager_dns_authorization.shop :
    authorization.dns_resource_record[0].name => {
      type  = authorization.dns_resource_record[0].type
      value = authorization.dns_resource_record[0].data
  } }
}

output "peer" {
  description = "What each other cloud needs to know of this one; goes into its variable `peers`."
  value = { for name in ["aws", "azure"] : name => {
    url              = "https://${var.host_name}"
    address_range    = var.address_range
    egress_addresses = google_compute_address.nat[*].address
    link = {
      asn      = 65010
      gateways = [for machine in [0, 0, 1, 1] : google_compute_ha_vpn_gateway.stamp.vpn_interfaces[machine].ip_address]
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
    id        = google_compute_region_instance_group_manager.members.id
    group     = google_compute_region_instance_group_manager.members.name
    tag_name  = "catamaran-cluster"
    tag_value = local.member_group
  }
}

output "storage" {
  description = "Where releases and backups are kept."
  value       = local.storage_url
}

output "secrets" {
  description = "Where secrets are kept, and their names; never their values."
  value = {
    store = "https://secretmanager.googleapis.com/v1/projects/${var.project}/secrets"
    names = sort(keys(google_secret_manager_secret.shop))
  }
}

output "alarms" {
  description = "The one topic that all alarms go to."
  value       = google_pubsub_topic.operators.id
}
