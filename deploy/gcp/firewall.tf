locals {
  # What the public has no business with. Segments that a server skips (//, /./, /;x/) are skipped here,
  # too; the address is decoded before. Health for the balancer and for the failover record stays open.
  private_paths = "^(.*/[.][.])?(/+[.;][^/]*)*/+(metrics|openapi|operations|health/+(live|started))([^a-z0-9-]|$)"
  # Other clouds' members, who come from the addresses of their cloud's NAT and sign what they ask.
  peer_paths     = "^(.*/[.][.])?(/+[.;][^/]*)*/+peer([^a-z0-9-]|$)"
  peer_addresses = flatten([for peer in var.peers : [for address in peer.egress_addresses : "${address}/32"]])

  # The first rule that matches decides, and the rate limit lets all pass that keep to it: it comes last.
  firewall_rules = {
    private = {
      priority   = 100
      action     = "deny(404)"
      expression = "request.path.urlDecode().matches('${local.private_paths}')"
    }
    peers = {
      priority = 200
      action   = "deny(404)"
      expression = join(" && ", concat(
        ["request.path.urlDecode().matches('${local.peer_paths}')"],
        length(local.peer_addresses) == 0 ? [] : ["!(${join(" || ", [for address in local.peer_addresses : "inIpRange(origin.ip, '${address}')"])})"],
      ))
    }
    injection = {
      priority   = 300
      action     = "deny(403)"
      expression = "evaluatePreconfiguredWaf('sqli-v33-stable', {'sensitivity': 1})"
    }
    scripting = {
      priority   = 400
      action     = "deny(403)"
      expression = "evaluatePreconfiguredWaf('xss-v33-stable', {'sensitivity': 1})"
    }
  }
}

resource "google_compute_security_policy" "shop" {
  name = "catamaran"

  dynamic "rule" {
    for_each = local.firewall_rules

    content {
      action      = rule.value.action
      priority    = rule.value.priority
      description = rule.key

      match {
        expr {
          expression = rule.value.expression
        }
      }
    }
  }

  rule {
    action      = "throttle"
    priority    = 500
    description = "rate"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = var.requests_per_client
        interval_sec = 300
      }
    }
  }

  rule {
    action      = "allow"
    priority    = 2147483647
    description = "default"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}
