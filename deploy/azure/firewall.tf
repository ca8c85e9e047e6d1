locals {
  # What the public has no business with. Segments that a server skips (//, /./, /;x/) are skipped here,
  # too; the address is decoded before. Health for the balancer and for the failover record stays open.
  private_paths = "^(.*/[.][.])?(/+[.;][^/]*)*/+(metrics|openapi|operations|health/+(live|started))([^a-z0-9-]|$)"
  # Other clouds' members, who come from the addresses of their cloud's NAT and sign what they ask.
  peer_paths     = "^(.*/[.][.])?(/+[.;][^/]*)*/+peer([^a-z0-9-]|$)"
  peer_addresses = flatten([for peer in var.peers : [for address in peer.egress_addresses : "${address}/32"]])
  # A condition must name somebody: this range is for documents, nobody has it.
  nobody = ["192.0.2.0/24"]
}

resource "azurerm_web_application_firewall_policy" "shop" {
  name                = "catamaran"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags

  # Operators upload catalogues; the shop limits bodies itself. What is longer is inspected as far as the
  # firewall can, not refused.
  policy_settings {
    enabled                          = true
    mode                             = "Prevention"
    request_body_check               = true
    request_body_enforcement         = false
    request_body_inspect_limit_in_kb = 128
    file_upload_enforcement          = true
    file_upload_limit_in_mb          = 512
  }

  managed_rules {
    managed_rule_set {
      type    = "Microsoft_DefaultRuleSet"
      version = "2.1"
    }

    # A page's state is text that means nothing to anybody but the shop, which signs it.
    exclusion {
      match_variable          = "RequestArgValues"
      selector                = "jakarta.faces.ViewState"
      selector_match_operator = "Equals"
    }
  }

  custom_rules {
    name      = "privatePaths"
    priority  = 1
    rule_type = "MatchRule"
    action    = "Block"

    match_conditions {
      operator     = "Regex"
      match_values = [local.private_paths]
      transforms   = ["UrlDecode"]

      match_variables {
        variable_name = "RequestUri"
      }
    }
  }

  custom_rules {
    name      = "peersOnly"
    priority  = 2
    rule_type = "MatchRule"
    action    = "Block"

    match_conditions {
      operator     = "Regex"
      match_values = [local.peer_paths]
      transforms   = ["UrlDecode"]

      match_variables {
        variable_name = "RequestUri"
      }
    }

    match_conditions {
      operator           = "IPMatch"
      negation_condition = true
      match_values       = length(local.peer_addresses) == 0 ? local.nobody : local.peer_addresses

      match_variables {
        variable_name = "RemoteAddr"
      }
    }
  }

  custom_rules {
    name                 = "rate"
    priority             = 3
    rule_type            = "RateLimitRule"
    action               = "Block"
    rate_limit_duration  = "FiveMins"
    rate_limit_threshold = var.requests_per_client
    group_rate_limit_by  = "ClientAddr"

    match_conditions {
      operator           = "IPMatch"
      negation_condition = true
      match_values       = local.nobody

      match_variables {
        variable_name = "RemoteAddr"
      }
    }
  }
}
