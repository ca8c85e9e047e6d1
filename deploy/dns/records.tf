locals {
  weighted = var.routing == "weighted" ? var.stamps : {}
  standby  = var.routing == "failover" ? { for name, stamp in var.stamps : name => stamp if name != var.primary } : {}
  failover = var.routing == "failover" ? { for name, stamp in var.stamps : name => stamp if name == var.primary } : {}
}

data "aws_route53_zone" "shop" {
  name = var.zone
}

# Each cloud's own name, for checks, peers and operators.
resource "aws_route53_record" "cloud" {
  for_each = var.stamps
  zone_id  = data.aws_route53_zone.shop.zone_id
  name     = each.value.host_name
  type     = each.value.record_type
  ttl      = 60
  records  = [each.value.record_value]
}

# A cloud that is down is left out of the answer; the name servers do that by themselves, without any
# cloud's control plane. If all are down, all are answered: then the checks may be what is wrong. A CNAME,
# as an alias to a balancer has a TTL of 60 seconds that cannot be changed.
resource "aws_route53_record" "weighted" {
  for_each        = local.weighted
  zone_id         = data.aws_route53_zone.shop.zone_id
  name            = var.shop_name
  type            = "CNAME"
  ttl             = var.ttl
  records         = [each.value.host_name]
  set_identifier  = each.key
  health_check_id = aws_route53_health_check.cloud[each.key].id

  weighted_routing_policy {
    weight = lookup(var.weights, each.key, 50)
  }
}

resource "aws_route53_record" "primary" {
  for_each        = local.failover
  zone_id         = data.aws_route53_zone.shop.zone_id
  name            = var.shop_name
  type            = "CNAME"
  ttl             = var.ttl
  records         = [each.value.host_name]
  set_identifier  = "primary"
  health_check_id = aws_route53_health_check.cloud[each.key].id

  failover_routing_policy {
    type = "PRIMARY"
  }
}

# Without a check of its own: it is what is left. Which of the others it is, their checks decide.
resource "aws_route53_record" "secondary" {
  for_each       = local.failover
  zone_id        = data.aws_route53_zone.shop.zone_id
  name           = var.shop_name
  type           = "CNAME"
  ttl            = var.ttl
  records        = ["standby.${var.shop_name}"]
  set_identifier = "secondary"

  failover_routing_policy {
    type = "SECONDARY"
  }
}

resource "aws_route53_record" "standby" {
  for_each        = local.standby
  zone_id         = data.aws_route53_zone.shop.zone_id
  name            = "standby.${var.shop_name}"
  type            = "CNAME"
  ttl             = var.ttl
  records         = [each.value.host_name]
  set_identifier  = each.key
  health_check_id = aws_route53_health_check.cloud[each.key].id

  weighted_routing_policy {
    weight = lookup(var.weights, each.key, 50)
  }
}

# These stay for as long as the certificates are to be renewed.
resource "aws_route53_record" "certificate" {
  for_each = var.certificate_records
  zone_id  = data.aws_route53_zone.shop.zone_id
  name     = each.key
  type     = each.value.type
  ttl      = 300
  records  = [each.value.value]
}
