# The replication link: a tunnel to each address of each peer, with BGP. Only the databases and the operators' tools
# use it; members call each other over the public names, so that a link that is cut stops neither.
locals {
  links = { for name, peer in var.peers : name => peer if length(peer.link.gateways) == 4 }

  # Inside each tunnel's network the cloud that comes first in the alphabet has the first address.
  hosts = { for name in keys(local.links) : name => sort([local.cloud, name])[0] == local.cloud ? { own = 1, peer = 2 } : { own = 2, peer = 1 } }

  # AWS has an address for each of four tunnels; Azure has two, and takes one tunnel on each.
  gateways = { for name, peer in local.links : name => distinct(peer.link.gateways) }

  tunnels = merge([for name, peer in local.links : {
    for tunnel in range(4) : "${name}-${tunnel}" => {
      peer      = name
      gateway   = index(local.gateways[name], peer.link.gateways[tunnel])
      interface = floor(tunnel / 2)
      network   = cidrsubnet(var.link_ranges[join("-", sort([local.cloud, name]))], 2, tunnel)
    } if tunnel == 0 || peer.link.gateways[tunnel] != peer.link.gateways[max(0, tunnel - 1)]
  }]...)
}

resource "google_compute_router" "link" {
  name    = "catamaran-link"
  network = google_compute_network.stamp.id
  region  = var.region

  # The service's addresses are in another network, and so not told by themselves.
  bgp {
    asn               = 65010
    advertise_mode    = "CUSTOM"
    advertised_groups = ["ALL_SUBNETS"]

    advertised_ip_ranges {
      range = local.database_range
    }
  }
}

resource "google_compute_ha_vpn_gateway" "stamp" {
  name    = "catamaran"
  network = google_compute_network.stamp.id
  region  = var.region
}

resource "google_compute_external_vpn_gateway" "peer" {
  for_each        = local.gateways
  name            = "catamaran-${each.key}"
  redundancy_type = length(each.value) == 4 ? "FOUR_IPS_REDUNDANCY" : "TWO_IPS_REDUNDANCY"

  dynamic "interface" {
    for_each = each.value

    content {
      id         = interface.key
      ip_address = interface.value
    }
  }
}

resource "google_compute_vpn_tunnel" "peer" {
  for_each                        = local.tunnels
  name                            = "catamaran-${each.key}"
  region                          = var.region
  router                          = google_compute_router.link.name
  vpn_gateway                     = google_compute_ha_vpn_gateway.stamp.id
  vpn_gateway_interface           = each.value.interface
  peer_external_gateway           = google_compute_external_vpn_gateway.peer[each.value.peer].id
  peer_external_gateway_interface = each.value.gateway
  shared_secret                   = var.link_keys[each.value.peer]
  ike_version                     = 2
}

resource "google_compute_router_interface" "peer" {
  for_each   = local.tunnels
  name       = "catamaran-${each.key}"
  region     = var.region
  router     = google_compute_router.link.name
  vpn_tunnel = google_compute_vpn_tunnel.peer[each.key].name
  ip_range   = "${cidrhost(each.value.network, local.hosts[each.value.peer].own)}/30"
}

resource "google_compute_router_peer" "peer" {
  for_each        = local.tunnels
  name            = "catamaran-${each.key}"
  region          = var.region
  router          = google_compute_router.link.name
  interface       = google_compute_router_interface.peer[each.key].name
  peer_asn        = local.links[each.value.peer].link.asn
  peer_ip_address = cidrhost(each.value.network, local.hosts[each.value.peer].peer)
}
