# The same as Route 53's records, for who wants no part of AWS in the failover: the shop's name, in
# whatever zone, is a CNAME to this profile. It looks at the status alone, not at the body, so that a
# balancer that answered 200 of its own would be believed; ours answer 502 or let members answer 503.
resource "azurerm_resource_group" "dns" {
  name     = "catamaran-dns"
  location = var.region
  tags     = local.tags
}

locals {
  tags = { application = "catamaran", managed-by = "terraform" }
}

resource "azurerm_traffic_manager_profile" "shop" {
  name                   = "catamaran"
  resource_group_name    = azurerm_resource_group.dns.name
  traffic_routing_method = var.routing == "weighted" ? "Weighted" : "Priority"
  tags                   = local.tags

  dns_config {
    relative_name = var.profile_name
    ttl           = var.ttl
  }

  monitor_config {
    protocol                     = "HTTPS"
    port                         = 443
    path                         = "/health/cloud"
    interval_in_seconds          = 10
    timeout_in_seconds           = 5
    tolerated_number_of_failures = 1
    expected_status_code_ranges  = ["200-200"]
  }
}

resource "azurerm_traffic_manager_external_endpoint" "cloud" {
  for_each             = var.stamps
  name                 = each.key
  profile_id           = azurerm_traffic_manager_profile.shop.id
  target               = each.value.host_name
  weight               = max(1, lookup(var.weights, each.key, 50))
  enabled              = lookup(var.weights, each.key, 50) > 0
  priority             = each.key == var.primary ? 1 : 2 + index(sort(keys(var.stamps)), each.key)
  always_serve_enabled = false

  # Without this the profile sends its own name, which no certificate and no balancer knows.
  custom_header {
    name  = "Host"
    value = each.value.host_name
  }
}
