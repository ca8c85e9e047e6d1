locals {
  # What the public has no business with. Segments that a server skips (//, /./, /;x/) are skipped here,
  # too; the address is decoded before. Health for the balancer and for the failover record stays open.
  private_paths = "^(.*/[.][.])?(/+[.;][^/]*)*/+(metrics|openapi|operations|health/+(live|started))([^a-z0-9-]|$)"
  # Other clouds' members, who come from the addresses of their cloud's NAT and sign what they ask.
  peer_paths     = "^(.*/[.][.])?(/+[.;][^/]*)*/+peer([^a-z0-9-]|$)"
  peer_addresses = flatten([for peer in var.peers : peer.egress_addresses])

  not_found  = { Block = { CustomResponse = { ResponseCode = 404 } } }
  decoded    = [{ Priority = 0, Type = "URL_DECODE" }]
  visibility = { SampledRequestsEnabled = true, CloudWatchMetricsEnabled = true }
}

resource "aws_wafv2_ip_set" "peers" {
  name               = "catamaran-peers"
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = [for address in local.peer_addresses : "${address}/32"]
}

resource "aws_wafv2_web_acl" "shop" {
  name  = "catamaran"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule_json = jsonencode([
    {
      Name     = "private-paths"
      Priority = 0
      Action   = local.not_found
      Statement = {
        RegexMatchStatement = {
          FieldToMatch        = { UriPath = {} }
          RegexString         = local.private_paths
          TextTransformations = local.decoded
        }
      }
      VisibilityConfig = merge(local.visibility, { MetricName = "private-paths" })
    },
    {
      Name     = "peers-only"
      Priority = 1
      Action   = local.not_found
      Statement = {
        AndStatement = {
          Statements = [
            {
              RegexMatchStatement = {
                FieldToMatch        = { UriPath = {} }
                RegexString         = local.peer_paths
                TextTransformations = local.decoded
              }
            },
            {
              NotStatement = {
                Statement = { IPSetReferenceStatement = { ARN = aws_wafv2_ip_set.peers.arn } }
              }
            },
          ]
        }
      }
      VisibilityConfig = merge(local.visibility, { MetricName = "peers-only" })
    },
    {
      Name     = "rate"
      Priority = 2
      Action   = { Block = { CustomResponse = { ResponseCode = 429 } } }
      Statement = {
        RateBasedStatement = {
          Limit               = var.requests_per_client
          EvaluationWindowSec = 300
          AggregateKeyType    = "IP"
        }
      }
      VisibilityConfig = merge(local.visibility, { MetricName = "rate" })
    },
    {
      Name           = "common"
      Priority       = 3
      OverrideAction = { None = {} }
      Statement = {
        ManagedRuleGroupStatement = {
          VendorName = "AWS"
          Name       = "AWSManagedRulesCommonRuleSet"
          # It refuses bodies over 8 KB; pages carry their state, and operators upload catalogues. The shop
          # limits bodies itself.
          RuleActionOverrides = [{ Name = "SizeRestrictions_BODY", ActionToUse = { Count = {} } }]
        }
      }
      VisibilityConfig = merge(local.visibility, { MetricName = "common" })
    },
    {
      Name           = "known-bad-inputs"
      Priority       = 4
      OverrideAction = { None = {} }
      Statement = {
        ManagedRuleGroupStatement = { VendorName = "AWS", Name = "AWSManagedRulesKnownBadInputsRuleSet" }
      }
      VisibilityConfig = merge(local.visibility, { MetricName = "known-bad-inputs" })
    },
  ])

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "catamaran"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "shop" {
  resource_arn = aws_lb.shop.arn
  web_acl_arn  = aws_wafv2_web_acl.shop.arn
}
