# The stamp as it is meant to be, in the size of the -var-file. Each message begins with the file where
# the fault is.
mock_provider "azurerm" {
  source = "./tests/mocks"
}

run "stamp" {
  assert {
    condition     = one(azurerm_application_gateway.shop.probe).path == "/health/ready" && one(azurerm_application_gateway.shop.probe).port == 8080 && alltrue([for settings in azurerm_application_gateway.shop.backend_http_settings : settings.port == 8080])
    error_message = "balancer.tf: the gateway asks /health/ready on port 8080"
  }

  assert {
    condition     = alltrue([for settings in azurerm_application_gateway.shop.backend_http_settings : settings.probe_name == one(azurerm_application_gateway.shop.probe).name]) && one(azurerm_application_gateway.shop.probe).match[0].status_code[0] == "200"
    error_message = "balancer.tf: the members' settings name the probe, which takes nothing but 200"
  }

  assert {
    condition     = one(azurerm_application_gateway.shop.probe).interval * one(azurerm_application_gateway.shop.probe).unhealthy_threshold <= 10 && one(azurerm_application_gateway.shop.probe).timeout < one(azurerm_application_gateway.shop.probe).interval
    error_message = "balancer.tf: a member that fails is out of the way within ten seconds"
  }

  assert {
    condition     = azurerm_application_gateway.shop.ssl_policy[0].policy_name == "AppGwSslPolicy20220101" && [for rule in azurerm_application_gateway.shop.request_routing_rule : rule.http_listener_name if rule.redirect_configuration_name == null] == ["https"]
    error_message = "balancer.tf: shoppers are served over TLS 1.2 or newer alone"
  }

  assert {
    condition     = alltrue([for settings in azurerm_application_gateway.shop.backend_http_settings : settings.connection_draining[0].enabled])
    error_message = "balancer.tf: what is under way is finished before a member goes"
  }

  assert {
    condition = { for rule in one(azurerm_application_gateway.shop.url_path_map).path_rule : rule.backend_http_settings_name => toset(rule.paths) } == {
    upkeep = toset(["/health/*", "/peer/*", "/operations", "/operations/*"]) }
    error_message = "balancer.tf: what the record, the other clouds and operators ask goes by the settings for upkeep"
  }

  assert {
    condition = ([for rule in azurerm_application_gateway.shop.request_routing_rule : "${rule.rule_type} ${rule.url_path_map_name}" if rule.name == "shop"] == ["PathBasedRouting shop"] &&
    one(azurerm_application_gateway.shop.url_path_map).default_backend_http_settings_name == "members" && { for settings in azurerm_application_gateway.shop.backend_http_settings : settings.name => settings.cookie_based_affinity } == { members = "Enabled", upkeep = "Disabled" })
    error_message = "balancer.tf: what shoppers ask goes by the others, and they alone stay with their member"
  }

  assert {
    condition     = toset(concat([one(azurerm_application_gateway.shop.url_path_map).default_backend_address_pool_name], [for rule in one(azurerm_application_gateway.shop.url_path_map).path_rule : rule.backend_address_pool_name])) == toset([for pool in azurerm_application_gateway.shop.backend_address_pool : pool.name])
    error_message = "balancer.tf: there is one pool, which members are put into"
  }

  assert {
    condition     = length(distinct(azurerm_application_gateway.shop.zones)) >= 2 && length(distinct(azurerm_public_ip.balancer.zones)) >= 2 && length(distinct(azurerm_linux_virtual_machine_scale_set.members.zones)) >= 2 && azurerm_linux_virtual_machine_scale_set.members.zone_balance
    error_message = "members.tf: gateway, its address and members are in two zones at least"
  }

  assert {
    condition     = azurerm_application_gateway.shop.rewrite_rule_set[0].rewrite_rule[0].request_header_configuration[0].header_value == "{var_add_x_forwarded_for_proxy}" && one(azurerm_application_gateway.shop.url_path_map).default_rewrite_rule_set_name == azurerm_application_gateway.shop.rewrite_rule_set[0].name
    error_message = "balancer.tf: members are told a client's address without its port, or each connection is counted as a client"
  }

  assert {
    condition     = azurerm_management_lock.balancer.lock_level == "CanNotDelete" && azurerm_management_lock.balancer.scope == azurerm_public_ip.balancer.id
    error_message = "balancer.tf: the address that the failover record names is protected from deletion"
  }

  assert {
    condition = alltrue([for name, expected in {
      shoppers = "Allow Internet 443,80", management = "Allow GatewayManager 65200-65535", probes = "Allow AzureLoadBalancer ", rest = "Deny * ",
      } : anytrue([for rule in azurerm_network_security_group.balancer.security_rule :
    rule.name == name && "${rule.access} ${rule.source_address_prefix} ${join(",", sort(coalesce(rule.destination_port_ranges, [])))}" == expected])])
    error_message = "security.tf: the gateway is open to all on 443 and 80, as checkers have no fixed addresses, and to Azure's own management and probes"
  }

  assert {
    condition = alltrue([for expected in ["10.20.0.0/24 8080", "10.20.10.0/24 6900", "AzureLoadBalancer 8080", "168.63.129.16/32 22"] :
    contains([for rule in azurerm_network_security_group.members.security_rule : "${rule.source_address_prefix} ${rule.destination_port_range}" if rule.access == "Allow"], expected)])
    error_message = "security.tf: members take 8080 from the gateway and Azure's probes (168.63.129.16), 6900 from each other, a shell from the bastion"
  }

  assert {
    condition     = alltrue([for group in [azurerm_network_security_group.members, azurerm_network_security_group.database] : anytrue([for rule in group.security_rule : rule.access == "Deny" && rule.source_address_prefix == "VirtualNetwork" && rule.priority > max([for other in group.security_rule : other.priority if other.access == "Allow"]...)])])
    error_message = "security.tf: the rest of the network is refused, after what is allowed"
  }

  assert {
    condition = alltrue([for path in [
      "/metrics", "/metrics/base", "//metrics", "/./metrics", "/;a=b/metrics", "/metrics;a", "/x/../metrics", "/openapi",
      "/openapi/ui", "/operations", "/operations/state.json", "/health/live", "/health/started", "/health//live",
    ] : can(regex(local.private_paths, path))])
    error_message = "firewall.tf: metrics, API description, operators' pages and inner health checks are not for the public"
  }

  assert {
    condition = !anytrue([for path in [
      "/", "/health/ready", "/health/cloud", "/products/metrics-tape", "/products/health/live", "/api/v1/products", "/metricsome",
    ] : can(regex(local.private_paths, path)) || can(regex(local.peer_paths, path))])
    error_message = "firewall.tf: shop pages, /health/ready and /health/cloud stay open"
  }

  assert {
    condition     = alltrue([for path in ["/peer", "/peer/v1/status", "//peer/v1/status"] : can(regex(local.peer_paths, path))])
    error_message = "firewall.tf: what clouds ask each other is for clouds alone"
  }

  assert {
    condition = (azurerm_web_application_firewall_policy.shop.custom_rules[1].match_conditions[0].match_values[0] == local.peer_paths &&
    toset(azurerm_web_application_firewall_policy.shop.custom_rules[1].match_conditions[1].match_values) == toset(["203.0.113.10/32", "203.0.113.30/32"]) && azurerm_web_application_firewall_policy.shop.custom_rules[1].match_conditions[1].negation_condition)
    error_message = "firewall.tf: peers are known by the addresses of their NAT"
  }

  assert {
    condition     = azurerm_web_application_firewall_policy.shop.custom_rules[0].match_conditions[0].match_values[0] == local.private_paths && toset(azurerm_web_application_firewall_policy.shop.custom_rules[0].match_conditions[0].transforms) == toset(["UrlDecode"])
    error_message = "firewall.tf: private paths are refused, and /%6detrics is /metrics"
  }

  assert {
    condition     = azurerm_web_application_firewall_policy.shop.policy_settings[0].mode == "Prevention" && alltrue([for rule in azurerm_web_application_firewall_policy.shop.custom_rules : rule.action == "Block"]) && azurerm_application_gateway.shop.firewall_policy_id == azurerm_web_application_firewall_policy.shop.id
    error_message = "firewall.tf: the firewall is before the gateway and refuses, not only reports"
  }

  assert {
    condition     = azurerm_web_application_firewall_policy.shop.custom_rules[2].rule_type == "RateLimitRule" && azurerm_web_application_firewall_policy.shop.custom_rules[2].group_rate_limit_by == "ClientAddr" && azurerm_web_application_firewall_policy.shop.custom_rules[2].rate_limit_threshold == 2000
    error_message = "firewall.tf: there is a rate limit for each address"
  }

  assert {
    condition     = !azurerm_web_application_firewall_policy.shop.policy_settings[0].request_body_enforcement
    error_message = "firewall.tf: long bodies are not refused, as operators upload catalogues"
  }

  assert {
    condition     = jsondecode(one(azurerm_linux_virtual_machine_scale_set.members.extension).settings).requestPath == "/health/started" && jsondecode(one(azurerm_linux_virtual_machine_scale_set.members.extension).settings).port == 8080
    error_message = "members.tf: machines are not repaired for what readiness says, or a database that fails over takes all members with it"
  }

  assert {
    condition     = one(azurerm_linux_virtual_machine_scale_set.members.extension).type == "ApplicationHealthLinux" && azurerm_linux_virtual_machine_scale_set.members.health_probe_id == null && azurerm_linux_virtual_machine_scale_set.members.upgrade_mode == "Manual"
    error_message = "members.tf: operators alone replace members for a release, and there is one source of health"
  }

  assert {
    condition     = azurerm_linux_virtual_machine_scale_set.members.termination_notification[0].enabled && azurerm_linux_virtual_machine_scale_set.members.termination_notification[0].timeout == "PT5M"
    error_message = "members.tf: a member that leaves is told five minutes before"
  }

  assert {
    condition     = azurerm_linux_virtual_machine_scale_set.members.encryption_at_host_enabled && azurerm_linux_virtual_machine_scale_set.members.disable_password_authentication
    error_message = "members.tf: disks are encrypted on the host, too, and nobody signs in with a password"
  }

  assert {
    condition     = azurerm_monitor_autoscale_setting.members.profile[0].capacity[0].minimum >= 2 && azurerm_monitor_autoscale_setting.members.profile[0].rule[0].metric_trigger[0].threshold <= 50
    error_message = "members.tf: there are two members at least, half idle, so that this cloud can take the other's shoppers at once"
  }

  assert {
    condition     = alltrue([for action in azurerm_role_definition.discovery.permissions[0].actions : endswith(action, "/read") && !strcontains(action, "*")]) && azurerm_role_assignment.discovery.role_definition_id == azurerm_role_definition.discovery.role_definition_resource_id
    error_message = "members.tf: members see which machines there are, and no right of theirs is a wildcard"
  }

  assert {
    condition     = toset([for assignment in azurerm_role_assignment.member_secrets : assignment.scope]) == toset([for name in values(local.member_secrets) : "${azurerm_key_vault.stamp.id}/secrets/${name}"])
    error_message = "secrets.tf: members read their own secrets and not the operators'"
  }

  assert {
    condition     = azurerm_role_assignment.releases.role_definition_name == "Storage Blob Data Reader" && endswith(azurerm_role_assignment.releases.scope, "/containers/releases")
    error_message = "members.tf: members read releases, not backups, and write nothing"
  }

  assert {
    condition     = length(base64decode(azurerm_linux_virtual_machine_scale_set.members.user_data)) < 65535
    error_message = "../vm/cloud-init.yaml.tftpl: user data is limited to 64 KB"
  }

  assert {
    condition     = join("", [for name, value in local.settings : "${name}\n"]) == file("../vm/stamp-settings.txt")
    error_message = "members.tf: the settings of a stamp are those that ../vm/stamp-settings.txt lists"
  }

  assert {
    condition = alltrue([for line in ["CLOUD='azure'", "PEERS='aws=https://aws.shop.example.org,gcp=https://gcp.shop.example.org'", "DB_PORT='5432'", "CLUSTER_TAG_NAME='catamaran-cluster'"] :
    strcontains(base64decode(yamldecode(base64decode(azurerm_linux_virtual_machine_scale_set.members.user_data)).write_files[0].content), line)])
    error_message = "../vm/cloud-init.yaml.tftpl: stamp.env tells a member which cloud it is in and who the peers are"
  }

  assert {
    condition     = !anytrue([for value in values(local.settings) : strcontains(value, "'")])
    error_message = "members.tf: no setting has a quote in it, as stamp.env is read by a shell"
  }

  assert {
    condition     = azurerm_linux_virtual_machine_scale_set.members.tags["catamaran-cluster"] == local.settings.CLUSTER_TAG_VALUE
    error_message = "members.tf: machines carry the tag by which members find each other"
  }

  assert {
    condition     = !azurerm_postgresql_flexible_server.shop[0].public_network_access_enabled && azurerm_postgresql_flexible_server.shop[0].delegated_subnet_id == azurerm_subnet.database.id && !azurerm_subnet.database.default_outbound_access_enabled
    error_message = "database.tf: the database has no public address and no route to the internet"
  }

  assert {
    condition = toset([for rule in azurerm_network_security_group.database.security_rule : rule.source_address_prefix if rule.access == "Allow" && rule.destination_port_range == "5432"
    ]) == toset(["10.20.10.0/24", "10.10.0.0/16", "10.30.0.0/16", "10.20.20.0/24"])
    error_message = "security.tf: the database is for members and for the peers' private addresses"
  }

  assert {
    condition     = azurerm_postgresql_flexible_server_configuration.shop["require_secure_transport"].value == "on"
    error_message = "database.tf: the database is encrypted in transit"
  }

  assert {
    condition     = azurerm_postgresql_flexible_server.shop[0].version == "17"
    error_message = "database.tf: PostgreSQL 17"
  }

  assert {
    condition     = azurerm_postgresql_flexible_server_configuration.shop["wal_level"].value == "logical" && azurerm_postgresql_flexible_server_configuration.shop["track_commit_timestamp"].value == "on" && tonumber(azurerm_postgresql_flexible_server_configuration.shop["max_replication_slots"].value) >= 20
    error_message = "database.tf: logical replication is on, with slots for two peers and the service's own standby"
  }

  assert {
    condition     = azurerm_postgresql_flexible_server_configuration.shop["sync_replication_slots"].value == "on" && azurerm_postgresql_flexible_server_configuration.shop["hot_standby_feedback"].value == "on"
    error_message = "database.tf: the standby has the slots, too"
  }

  assert {
    condition     = azurerm_postgresql_flexible_server_configuration.extensions[0].value == "PG_TRGM,UNACCENT"
    error_message = "database.tf: the extensions of the shop's schemas are let in"
  }

  assert {
    condition     = azurerm_management_lock.database.lock_level == "CanNotDelete" && azurerm_management_lock.database.scope == azurerm_postgresql_flexible_server.shop[0].id
    error_message = "database.tf: the database is protected from deletion"
  }

  assert {
    condition     = azurerm_postgresql_flexible_server.shop[0].administrator_password == null
    error_message = "database.tf: no state file has the administrator's password"
  }

  assert {
    condition     = azurerm_postgresql_flexible_server.shop[0].maintenance_window[0].day_of_week == 3
    error_message = "database.tf: Wednesday; the other clouds' databases are patched on other days"
  }

  assert {
    condition     = azurerm_key_vault.stamp.purge_protection_enabled && azurerm_key_vault.stamp.rbac_authorization_enabled && azurerm_key_vault.stamp.network_acls[0].default_action == "Deny"
    error_message = "secrets.tf: the vault is closed to the internet, and what is deleted in it can be got back"
  }

  assert {
    condition     = !azurerm_storage_account.stamp.allow_nested_items_to_be_public && !azurerm_storage_account.stamp.shared_access_key_enabled && azurerm_storage_account.stamp.network_rules[0].default_action == "Deny" && alltrue([for container in azurerm_storage_container.stamp : container.container_access_type == "private"])
    error_message = "storage.tf: the storage is not public, and no shared key opens it"
  }

  assert {
    condition     = azurerm_storage_account.stamp.https_traffic_only_enabled && azurerm_storage_account.stamp.min_tls_version == "TLS1_2" && azurerm_storage_account.stamp.infrastructure_encryption_enabled
    error_message = "storage.tf: the storage is encrypted at rest and in transit"
  }

  assert {
    condition     = azurerm_storage_account.stamp.blob_properties[0].versioning_enabled && azurerm_management_lock.storage.lock_level == "CanNotDelete" && azurerm_storage_account.stamp.account_replication_type == "ZRS"
    error_message = "storage.tf: the storage keeps versions, is in all zones and is protected from deletion"
  }

  assert {
    condition     = toset(flatten([for rule in azurerm_storage_management_policy.stamp.rule : rule.filters[0].prefix_match])) == toset(["backups/"])
    error_message = "storage.tf: releases never expire, as a member that is replaced fetches its own again"
  }

  assert {
    condition     = azurerm_virtual_network_gateway.stamp.active_active && azurerm_virtual_network_gateway.stamp.bgp_enabled && length(azurerm_virtual_network_gateway_connection.peer) == 6 && alltrue([for connection in azurerm_virtual_network_gateway_connection.peer : connection.connection_protocol == "IKEv2"])
    error_message = "link.tf: four tunnels to AWS and two to GCP from two machines, IKEv2, ways by BGP"
  }

  assert {
    condition = ([for addresses in azurerm_virtual_network_gateway.stamp.bgp_settings[0].peering_addresses : join(" ", addresses.apipa_addresses)] == ["169.254.21.2 169.254.21.6 169.254.21.33", "169.254.21.10 169.254.21.14 169.254.21.41"] &&
    azurerm_local_network_gateway.peer["aws-1"].bgp_settings[0].bgp_peering_address == "169.254.21.5" && azurerm_local_network_gateway.peer["gcp-2"].bgp_settings[0].bgp_peering_address == "169.254.21.42")
    error_message = "link.tf: inside the tunnels AWS has the first addresses and GCP the second"
  }

  assert {
    condition     = azurerm_virtual_network_gateway_connection.peer["aws-2"].custom_bgp_addresses[0].primary == "169.254.21.2" && azurerm_virtual_network_gateway_connection.peer["aws-2"].custom_bgp_addresses[0].secondary == "169.254.21.10"
    error_message = "link.tf: each connection is told an inside address of both machines"
  }

  assert {
    condition     = alltrue([for alarm in azurerm_monitor_metric_alert.stamp : [for action in alarm.action : action.action_group_id] == [azurerm_monitor_action_group.operators.id]])
    error_message = "alarms.tf: all alarms go to the one topic"
  }

  assert {
    condition = { for name, alarm in azurerm_monitor_metric_alert.stamp : name => join(" ", concat([one(one(alarm.criteria).dimension).name], one(one(alarm.criteria).dimension).values)) if length(one(alarm.criteria).dimension) > 0 } == {
      members-not-ready = "BackendSettingsPool members~members", members-too-few = "BackendSettingsPool members~members"
      server-errors     = "BackendSettingsPool members~members", slow-answers = "BackendHttpSetting members"
    }
    error_message = "alarms.tf: nobody is called for what a drained cloud answers to the failover record"
  }

  assert {
    condition     = alltrue([for name in ["members-not-ready", "members-too-few", "server-errors", "slow-answers", "replication-lag", "database-storage", "link"] : contains(keys(azurerm_monitor_metric_alert.stamp), name)])
    error_message = "alarms.tf: somebody is told of members, errors, replication, disk and link"
  }

  assert {
    condition     = output.cloud == "azure" && output.endpoint == { host_name = "azure.shop.example.org", record_type = "A", record_value = "198.51.100.40" }
    error_message = "outputs.tf: the failover record is told a name and what it points to"
  }

  assert {
    condition     = length(output.peer.aws.link.gateways) == 4 && output.peer.gcp.address_range == "10.20.0.0/16"
    error_message = "outputs.tf: peers are told the outside addresses of the four tunnels to them"
  }

  assert {
    condition     = length(output.secrets.names) == 8
    error_message = "outputs.tf: the secrets' names are told"
  }
}
