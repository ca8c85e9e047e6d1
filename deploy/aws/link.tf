# The replication link: two connections of two tunnels to each peer, with BGP. Only the databases and
# the operators' tools use it; members call each other over the public names, so that a link that is cut
# stops neither.
locals {
  links = { for name, peer in var.peers : name => peer if length(peer.link.gateways) == 4 }

  # The tunnels' inside networks, in the order of the peers' gateways; AWS has the first address of each.
  tunnels = { for name in keys(local.links) : name => [
    for tunnel in range(4) : cidrsubnet(var.link_ranges[join("-", sort([local.cloud, name]))], 2, tunnel)
  ] }

  connections = { for pair in setproduct(keys(local.links), [0, 1]) : "${pair[0]}-${pair[1]}" => {
    peer    = pair[0]
    gateway = local.links[pair[0]].link.gateways[2 * pair[1]]
    asn     = local.links[pair[0]].link.asn
    inside  = slice(local.tunnels[pair[0]], 2 * pair[1], 2 * pair[1] + 2)
  } }
}

resource "aws_vpn_gateway" "stamp" {
  vpc_id          = aws_vpc.stamp.id
  amazon_side_asn = 64512
}

resource "aws_customer_gateway" "peer" {
  for_each   = local.connections
  type       = "ipsec.1"
  ip_address = each.value.gateway
  bgp_asn    = each.value.asn
  tags       = { Name = "catamaran-${each.key}" }
}

resource "aws_vpn_connection" "peer" {
  for_each              = local.connections
  type                  = "ipsec.1"
  vpn_gateway_id        = aws_vpn_gateway.stamp.id
  customer_gateway_id   = aws_customer_gateway.peer[each.key].id
  static_routes_only    = false
  tunnel1_inside_cidr   = each.value.inside[0]
  tunnel2_inside_cidr   = each.value.inside[1]
  tunnel1_preshared_key = var.link_keys[each.value.peer]
  tunnel2_preshared_key = var.link_keys[each.value.peer]
  tunnel1_ike_versions  = ["ikev2"]
  tunnel2_ike_versions  = ["ikev2"]
  tags                  = { Name = "catamaran-${each.key}" }
}

resource "aws_vpn_gateway_route_propagation" "database" {
  vpn_gateway_id = aws_vpn_gateway.stamp.id
  route_table_id = aws_route_table.database.id
}

resource "aws_vpn_gateway_route_propagation" "members" {
  count          = length(var.zones)
  vpn_gateway_id = aws_vpn_gateway.stamp.id
  route_table_id = aws_route_table.members[count.index].id
}
