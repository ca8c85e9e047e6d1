locals {
  gateway_metrics  = "Microsoft.Network/applicationGateways"
  database_metrics = "Microsoft.DBforPostgreSQL/flexibleServers"
  # What shoppers ask: a cloud that is drained says so to the failover record with 503, by intent.
  shoppers = { BackendSettingsPool = "members~members" }

  alarms = merge(
    {
      members-not-ready = {
        scope       = azurerm_application_gateway.shop.id, namespace = local.gateway_metrics, metric = "UnhealthyHostCount"
        aggregation = "Average", operator = "GreaterThan", threshold = 0, window = "PT5M", dimensions = local.shoppers
      }
      members-too-few = {
        scope       = azurerm_application_gateway.shop.id, namespace = local.gateway_metrics, metric = "HealthyHostCount"
        aggregation = "Average", operator = "LessThan", threshold = var.members.min, window = "PT5M", dimensions = local.shoppers
      }
      server-errors = {
        scope       = azurerm_application_gateway.shop.id, namespace = local.gateway_metrics, metric = "FailedRequests"
        aggregation = "Total", operator = "GreaterThan", threshold = 25, window = "PT5M", dimensions = local.shoppers
      }
      slow-answers = {
        scope       = azurerm_application_gateway.shop.id, namespace = local.gateway_metrics, metric = "BackendLastByteResponseTime"
        aggregation = "Average", operator = "GreaterThan", threshold = 1000, window = "PT5M", dimensions = { BackendHttpSetting = "members" }
      }
    },
    var.database_on_vm ? {
      database-machine = {
        scope       = azurerm_linux_virtual_machine.database[0].id, namespace = "Microsoft.Compute/virtualMachines", metric = "VmAvailabilityMetric"
        aggregation = "Average", operator = "LessThan", threshold = 1, window = "PT5M"
      }
      } : {
      # A gigabyte that a peer has not taken yet: it is away, or its subscription stands.
      replication-lag = {
        scope       = azurerm_postgresql_flexible_server.shop[0].id, namespace = local.database_metrics, metric = "logical_replication_delay_in_bytes"
        aggregation = "Maximum", operator = "GreaterThan", threshold = 1073741824, window = "PT5M"
      }
      database-storage = {
        scope       = azurerm_postgresql_flexible_server.shop[0].id, namespace = local.database_metrics, metric = "storage_percent"
        aggregation = "Maximum", operator = "GreaterThan", threshold = 70, window = "PT5M"
      }
      database-connections = {
        scope       = azurerm_postgresql_flexible_server.shop[0].id, namespace = local.database_metrics, metric = "active_connections"
        aggregation = "Maximum", operator = "GreaterThan", threshold = 250, window = "PT5M"
      }
      database-down = {
        scope       = azurerm_postgresql_flexible_server.shop[0].id, namespace = local.database_metrics, metric = "is_db_alive"
        aggregation = "Maximum", operator = "LessThan", threshold = 1, window = "PT5M"
      }
    },
    length(local.links) == 0 ? {} : {
      link = {
        scope       = azurerm_virtual_network_gateway.stamp.id, namespace = "Microsoft.Network/virtualNetworkGateways", metric = "BgpPeerStatus"
        aggregation = "Maximum", operator = "LessThan", threshold = 1, window = "PT5M"
      }
    },
  )
}

resource "azurerm_monitor_action_group" "operators" {
  name                = "catamaran-operators"
  resource_group_name = local.group
  short_name          = "catamaran"
  tags                = local.tags

  email_receiver {
    name                    = "operators"
    email_address           = var.operators_email
    use_common_alert_schema = true
  }
}

resource "azurerm_monitor_metric_alert" "stamp" {
  for_each            = local.alarms
  name                = "catamaran-${each.key}"
  resource_group_name = local.group
  scopes              = [each.value.scope]
  frequency           = "PT1M"
  window_size         = each.value.window
  severity            = 1
  tags                = local.tags

  criteria {
    metric_namespace = each.value.namespace
    metric_name      = each.value.metric
    aggregation      = each.value.aggregation
    operator         = each.value.operator
    threshold        = each.value.threshold

    dynamic "dimension" {
      for_each = try(each.value.dimensions, {})

      content {
        name     = dimension.key
        operator = "Include"
        values   = [dimension.value]
      }
    }
  }

  action {
    action_group_id = azurerm_monitor_action_group.operators.id
  }
}
