# Each message begins with the file where the fault is.
mock_provider "azurerm" {}

run "weighted" {
  assert {
    condition     = azurerm_traffic_manager_profile.shop.monitor_config[0].path == "/health/cloud" && azurerm_traffic_manager_profile.shop.monitor_config[0].protocol == "HTTPS" && azurerm_traffic_manager_profile.shop.monitor_config[0].expected_status_code_ranges == tolist(["200-200"])
    error_message = "main.tf: a cloud is asked /health/cloud over TLS and must answer 200"
  }

  assert {
    condition = (azurerm_traffic_manager_profile.shop.monitor_config[0].interval_in_seconds * (azurerm_traffic_manager_profile.shop.monitor_config[0].tolerated_number_of_failures + 1) +
    azurerm_traffic_manager_profile.shop.monitor_config[0].timeout_in_seconds + azurerm_traffic_manager_profile.shop.dns_config[0].ttl <= 60)
    error_message = "main.tf: a cloud that is down is found and forgotten within 60 seconds"
  }

  assert {
    condition     = alltrue([for name, endpoint in azurerm_traffic_manager_external_endpoint.cloud : one([for header in endpoint.custom_header : header.value if header.name == "Host"]) == var.stamps[name].host_name])
    error_message = "main.tf: each cloud is asked by its own name"
  }

  assert {
    condition     = alltrue([for endpoint in azurerm_traffic_manager_external_endpoint.cloud : !endpoint.always_serve_enabled && endpoint.enabled]) && length(azurerm_traffic_manager_external_endpoint.cloud) == length(var.stamps)
    error_message = "main.tf: all clouds take traffic, and none that is down"
  }
}

run "failover" {
  variables {
    routing = "failover"
    primary = "gcp"
  }

  assert {
    condition     = azurerm_traffic_manager_profile.shop.traffic_routing_method == "Priority" && azurerm_traffic_manager_external_endpoint.cloud["gcp"].priority == 1 && length(distinct([for endpoint in azurerm_traffic_manager_external_endpoint.cloud : endpoint.priority])) == length(var.stamps)
    error_message = "main.tf: the primary cloud is first, and no two have the same place"
  }
}
