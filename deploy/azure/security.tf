locals {
  http_port     = 8080
  cluster_port  = 6900
  database_port = 5432

  # Azure's own address in every virtual network: probes of its balancers and this bastion come from it.
  # It counts as part of the virtual network, so that a rule against the network is one against it, too.
  platform = "168.63.129.16"

  member_rules = {
    balancer = { priority = 100, access = "Allow", protocol = "Tcp", source = local.balancer_range, port = tostring(local.http_port) }
    cluster  = { priority = 110, access = "Allow", protocol = "Tcp", source = local.members_range, port = tostring(local.cluster_port) }
    probes   = { priority = 120, access = "Allow", protocol = "Tcp", source = "AzureLoadBalancer", port = tostring(local.http_port) }
    shell    = { priority = 130, access = "Allow", protocol = "Tcp", source = "${local.platform}/32", port = "22" }
    network  = { priority = 4000, access = "Deny", protocol = "*", source = "VirtualNetwork", port = "*" }
  }

  balancer_rules = {
    # From everywhere: shoppers, peers, and the checkers of Route 53, whose addresses change.
    shoppers = { priority = 100, access = "Allow", protocol = "Tcp", source = "Internet", ports = ["80", "443"] }
    # Without these two Azure takes the gateway out of service.
    management = { priority = 110, access = "Allow", protocol = "Tcp", source = "GatewayManager", ports = ["65200-65535"] }
    probes     = { priority = 120, access = "Allow", protocol = "*", source = "AzureLoadBalancer", ports = ["*"] }
    rest       = { priority = 4000, access = "Deny", protocol = "*", source = "*", ports = ["*"] }
  }

  database_rules = merge(
    {
      members = { priority = 100, access = "Allow", protocol = "Tcp", source = local.members_range, port = tostring(local.database_port) }
      shell   = { priority = 130, access = "Allow", protocol = "Tcp", source = "${local.platform}/32", port = "22" }
      network = { priority = 4000, access = "Deny", protocol = "*", source = "VirtualNetwork", port = "*" }
    },
    { for index, name in sort(keys(var.peers)) : "peer-${name}" => {
      priority = 110 + index, access = "Allow", protocol = "Tcp", source = var.peers[name].address_range, port = tostring(local.database_port)
    } },
    # The service's own machines talk to each other.
    { service = { priority = 140, access = "Allow", protocol = "Tcp", source = local.database_range, port = tostring(local.database_port) } },
  )
}

resource "azurerm_network_security_group" "members" {
  name                = "catamaran-members"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags

  dynamic "security_rule" {
    for_each = local.member_rules

    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = security_rule.value.access
      protocol                   = security_rule.value.protocol
      source_address_prefix      = security_rule.value.source
      source_port_range          = "*"
      destination_address_prefix = "*"
      destination_port_range     = security_rule.value.port
    }
  }
}

resource "azurerm_network_security_group" "balancer" {
  name                = "catamaran-balancer"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags

  dynamic "security_rule" {
    for_each = local.balancer_rules

    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = security_rule.value.access
      protocol                   = security_rule.value.protocol
      source_address_prefix      = security_rule.value.source
      source_port_range          = "*"
      destination_address_prefix = "*"
      destination_port_ranges    = security_rule.value.ports == ["*"] ? null : security_rule.value.ports
      destination_port_range     = security_rule.value.ports == ["*"] ? "*" : null
    }
  }
}

resource "azurerm_network_security_group" "database" {
  name                = "catamaran-database"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags

  dynamic "security_rule" {
    for_each = local.database_rules

    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = security_rule.value.access
      protocol                   = security_rule.value.protocol
      source_address_prefix      = security_rule.value.source
      source_port_range          = "*"
      destination_address_prefix = "*"
      destination_port_range     = security_rule.value.port
    }
  }
}

resource "azurerm_subnet_network_security_group_association" "members" {
  subnet_id                 = azurerm_subnet.members.id
  network_security_group_id = azurerm_network_security_group.members.id
}

resource "azurerm_subnet_network_security_group_association" "balancer" {
  subnet_id                 = azurerm_subnet.balancer.id
  network_security_group_id = azurerm_network_security_group.balancer.id
}

resource "azurerm_subnet_network_security_group_association" "database" {
  for_each                  = { service = azurerm_subnet.database.id, machines = azurerm_subnet.machines.id }
  subnet_id                 = each.value
  network_security_group_id = azurerm_network_security_group.database.id
}
