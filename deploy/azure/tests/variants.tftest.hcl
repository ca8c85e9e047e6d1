# What a variable changes.
mock_provider "azurerm" {
  source = "./tests/mocks"
}

run "closed" {
  variables {
    open = false
  }

  assert {
    condition     = azurerm_linux_virtual_machine_scale_set.members.instances == 0 && azurerm_monitor_autoscale_setting.members.profile[0].capacity[0].maximum == 0
    error_message = "members.tf: there are no members before the database has the schemas"
  }
}

run "alone" {
  variables {
    peers     = {}
    link_keys = {}
  }

  assert {
    condition     = length(azurerm_virtual_network_gateway_connection.peer) == 0 && azurerm_web_application_firewall_policy.shop.custom_rules[1].match_conditions[1].match_values == tolist(["192.0.2.0/24"])
    error_message = "link.tf: a first stamp stands without peers, and nobody is taken for one"
  }
}

run "database_on_vm" {
  variables {
    database_on_vm = true
  }

  assert {
    condition     = length(azurerm_postgresql_flexible_server.shop) == 0 && output.database.host == "10.20.21.10" && output.database.on_vm
    error_message = "database.tf: a machine of our own takes the place of the service"
  }

  assert {
    condition     = azurerm_linux_virtual_machine.database[0].encryption_at_host_enabled && azurerm_managed_disk.database[0].network_access_policy == "DenyAll" && azurerm_management_lock.database.scope == azurerm_managed_disk.database[0].id
    error_message = "database.tf: the machine's disks are encrypted, nobody else reads them, and they do not go by mistake"
  }

  assert {
    condition     = length(azurerm_network_interface.database[0].ip_configuration) == 1 && azurerm_network_interface.database[0].ip_configuration[0].public_ip_address_id == null && azurerm_subnet_network_security_group_association.database["machines"].network_security_group_id == azurerm_network_security_group.database.id
    error_message = "database.tf: the machine is in a private network, behind the database's rules"
  }

  assert {
    condition     = strcontains(base64decode(yamldecode(base64decode(azurerm_linux_virtual_machine.database[0].custom_data)).write_files[0].content), "CLIENTS='10.20.10.0/24 10.10.0.0/16 10.30.0.0/16'")
    error_message = "database.tf: the machine takes members and peers"
  }

  assert {
    condition     = alltrue([for action in azurerm_role_definition.dumps[0].permissions[0].data_actions : endswith(action, "/add/action") || endswith(action, "/blobs/write")]) && endswith(azurerm_role_assignment.dumps[0].scope, "/containers/backups")
    error_message = "database.tf: the machine may add dumps, and neither read nor remove any"
  }
}
