output "cloud" {
  description = "This cloud's name."
  value       = local.cloud
}

output "endpoint" {
  description = "What the failover record needs: this cloud's name, and what it is to point to."
  value = {
    host_name    = var.host_name
    record_type  = "A"
    record_value = azurerm_public_ip.balancer.ip_address
  }
}

output "certificate_records" {
  description = "Records that prove to the certificate's issuer that the names are ours; none, as operators bring the certificate."
  value       = {}
}

output "peer" {
  description = "What each other cloud needs to know of this one; goes into its variable `peers`."
  value = { for name in ["aws", "gcp"] : name => {
    url              = "https://${var.host_name}"
    address_range    = var.address_range
    egress_addresses = [azurerm_public_ip.nat.ip_address]
    link = {
      asn      = 65515
      gateways = [for machine in [0, 0, 1, 1] : azurerm_public_ip.link[machine].ip_address]
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
    id        = azurerm_linux_virtual_machine_scale_set.members.id
    group     = azurerm_linux_virtual_machine_scale_set.members.name
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
    store = trimsuffix(azurerm_key_vault.stamp.vault_uri, "/")
    names = sort(concat(values(local.member_secrets), local.operator_secrets))
  }
}

output "alarms" {
  description = "The one topic that all alarms go to."
  value       = azurerm_monitor_action_group.operators.id
}
