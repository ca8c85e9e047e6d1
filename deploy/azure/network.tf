locals {
  cloud = "azure"
  tags  = { application = "catamaran", cloud = local.cloud, managed-by = "terraform" }

  group    = azurerm_resource_group.stamp.name
  location = azurerm_resource_group.stamp.location

  balancer_range = cidrsubnet(var.address_range, 8, 0)
  members_range  = cidrsubnet(var.address_range, 8, 10)
  database_range = cidrsubnet(var.address_range, 8, 20)
  machines_range = cidrsubnet(var.address_range, 8, 21)
  link_range     = cidrsubnet(var.address_range, 8, 255)
}

resource "azurerm_resource_group" "stamp" {
  name     = "catamaran"
  location = var.region
  tags     = local.tags
}

resource "azurerm_virtual_network" "stamp" {
  name                = "catamaran"
  resource_group_name = local.group
  location            = local.location
  address_space       = [var.address_range]
  tags                = local.tags
}

resource "azurerm_subnet" "balancer" {
  name                 = "balancer"
  resource_group_name  = local.group
  virtual_network_name = azurerm_virtual_network.stamp.name
  address_prefixes     = [local.balancer_range]
}

# Vault and storage are reached without leaving the cloud's own network.
resource "azurerm_subnet" "members" {
  name                            = "members"
  resource_group_name             = local.group
  virtual_network_name            = azurerm_virtual_network.stamp.name
  address_prefixes                = [local.members_range]
  default_outbound_access_enabled = false
  service_endpoints               = ["Microsoft.KeyVault", "Microsoft.Storage"]
}

# The service's own: nothing else may be in it.
resource "azurerm_subnet" "database" {
  name                            = "database"
  resource_group_name             = local.group
  virtual_network_name            = azurerm_virtual_network.stamp.name
  address_prefixes                = [local.database_range]
  default_outbound_access_enabled = false
  service_endpoints               = ["Microsoft.Storage"]

  delegation {
    name = "postgresql"

    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

# For a database on a machine of our own.
resource "azurerm_subnet" "machines" {
  name                            = "machines"
  resource_group_name             = local.group
  virtual_network_name            = azurerm_virtual_network.stamp.name
  address_prefixes                = [local.machines_range]
  default_outbound_access_enabled = false
  service_endpoints               = ["Microsoft.Storage"]
}

# The name is Azure's.
resource "azurerm_subnet" "link" {
  name                 = "GatewaySubnet"
  resource_group_name  = local.group
  virtual_network_name = azurerm_virtual_network.stamp.name
  address_prefixes     = [local.link_range]
}

# Peers know this address.
resource "azurerm_public_ip" "nat" {
  name                = "catamaran-nat"
  resource_group_name = local.group
  location            = local.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = [var.zones[0]]
  tags                = local.tags
}

# A NAT gateway is in one zone. If that one is lost, members of the others cannot pay or mail until it is
# back, but sell: payments are asked again.
resource "azurerm_nat_gateway" "stamp" {
  name                = "catamaran"
  resource_group_name = local.group
  location            = local.location
  sku_name            = "Standard"
  zones               = [var.zones[0]]
  tags                = local.tags
}

resource "azurerm_nat_gateway_public_ip_association" "stamp" {
  nat_gateway_id       = azurerm_nat_gateway.stamp.id
  public_ip_address_id = azurerm_public_ip.nat.id
}

resource "azurerm_subnet_nat_gateway_association" "stamp" {
  for_each       = { members = azurerm_subnet.members.id, machines = azurerm_subnet.machines.id }
  subnet_id      = each.value
  nat_gateway_id = azurerm_nat_gateway.stamp.id
}

# A shell on machines without a public address. This size costs nothing and comes from 168.63.129.16.
resource "azurerm_bastion_host" "operators" {
  name                = "catamaran"
  resource_group_name = local.group
  location            = local.location
  sku                 = "Developer"
  virtual_network_id  = azurerm_virtual_network.stamp.id
  tags                = local.tags
}
