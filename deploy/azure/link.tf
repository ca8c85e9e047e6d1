# The replication link: a connection to each address of each peer, with BGP. Only the databases and the operators'
# tools use it; members call each other over the public names, so that a link that is cut stops neither.
locals {
  links = { for name, peer in var.peers : name => peer if length(peer.link.gateways) == 4 }

  # Inside each tunnel's network the cloud that comes first in the alphabet has the first address.
  hosts = { for name in keys(local.links) : name => sort([local.cloud, name])[0] == local.cloud ? { own = 1, peer = 2 } : { own = 2, peer = 1 } }

  # AWS has an address for each of four tunnels; GCP has two, and takes a tunnel from each of our machines.
  numbers = { for name, peer in local.links : name => [
    for tunnel in range(4) : tunnel if tunnel == 0 || peer.link.gateways[tunnel] != peer.link.gateways[max(0, tunnel - 1)]
  ] }

  tunnels = merge([for name, peer in local.links : { for tunnel in local.numbers[name] : "${name}-${tunnel}" => {
    peer    = name
    gateway = peer.link.gateways[tunnel]
    asn     = peer.link.asn
    network = cidrsubnet(var.link_ranges[join("-", sort([local.cloud, name]))], 2, tunnel)
    # Both machines of the gateway are told one address each; the tunnel is up on the one that the peer knows.
    first  = cidrsubnet(var.link_ranges[join("-", sort([local.cloud, name]))], 2, tunnel % 2)
    second = cidrsubnet(var.link_ranges[join("-", sort([local.cloud, name]))], 2, 2 + tunnel % 2)
  } }]...)

  inside = [for machine in [0, 1] : flatten([for name in keys(local.links) : [
    for tunnel in local.numbers[name] : cidrhost(cidrsubnet(var.link_ranges[join("-", sort([local.cloud, name]))], 2, tunnel), local.hosts[name].own) if floor(tunnel / 2) == machine
  ]])]
}

resource "azurerm_public_ip" "link" {
  count               = 2
  name                = "catamaran-link-${count.index}"
  resource_group_name = local.group
  location            = local.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = var.zones
  tags                = local.tags
}

resource "azurerm_virtual_network_gateway" "stamp" {
  name                = "catamaran"
  resource_group_name = local.group
  location            = local.location
  type                = "Vpn"
  vpn_type            = "RouteBased"
  sku                 = "VpnGw1AZ"
  active_active       = true
  bgp_enabled         = true
  tags                = local.tags

  bgp_settings {
    asn = 65515

    dynamic "peering_addresses" {
      for_each = [0, 1]

      content {
        ip_configuration_name = "machine-${peering_addresses.value}"
        apipa_addresses       = local.inside[peering_addresses.value]
      }
    }
  }

  dynamic "ip_configuration" {
    for_each = [0, 1]

    content {
      name                          = "machine-${ip_configuration.value}"
      public_ip_address_id          = azurerm_public_ip.link[ip_configuration.value].id
      private_ip_address_allocation = "Dynamic"
      subnet_id                     = azurerm_subnet.link.id
    }
  }
}

resource "azurerm_local_network_gateway" "peer" {
  for_each            = local.tunnels
  name                = "catamaran-${each.key}"
  resource_group_name = local.group
  location            = local.location
  gateway_address     = each.value.gateway
  tags                = local.tags

  bgp_settings {
    asn                 = each.value.asn
    bgp_peering_address = cidrhost(each.value.network, local.hosts[each.value.peer].peer)
  }
}

resource "azurerm_virtual_network_gateway_connection" "peer" {
  for_each                   = local.tunnels
  name                       = "catamaran-${each.key}"
  resource_group_name        = local.group
  location                   = local.location
  type                       = "IPsec"
  connection_protocol        = "IKEv2"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.stamp.id
  local_network_gateway_id   = azurerm_local_network_gateway.peer[each.key].id
  shared_key                 = var.link_keys[each.value.peer]
  bgp_enabled                = true
  tags                       = local.tags

  custom_bgp_addresses {
    primary   = cidrhost(each.value.first, local.hosts[each.value.peer].own)
    secondary = cidrhost(each.value.second, local.hosts[each.value.peer].own)
  }
}
