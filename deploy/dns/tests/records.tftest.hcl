# Each message begins with the file where the fault is.
mock_provider "aws" {}

run "weighted" {
  assert {
    condition = length(aws_route53_record.weighted) == length(var.stamps) && alltrue([for name, check in aws_route53_health_check.cloud :
    check.request_interval * check.failure_threshold + aws_route53_record.weighted[name].ttl <= 60])
    error_message = "checks.tf: a cloud that is down is found and forgotten within 60 seconds"
  }

  assert {
    condition     = alltrue([for check in aws_route53_health_check.cloud : check.failure_threshold >= 2])
    error_message = "checks.tf: one lost packet does not take a cloud out"
  }

  assert {
    condition     = alltrue([for check in aws_route53_health_check.cloud : check.resource_path == "/health/cloud" && check.port == 443 && check.enable_sni])
    error_message = "checks.tf: a cloud is asked /health/cloud on port 443, by its name"
  }

  assert {
    condition     = alltrue([for check in aws_route53_health_check.cloud : check.type == "HTTPS_STR_MATCH" && check.search_string == "\"status\":\"UP\""])
    error_message = "checks.tf: a cloud must say that it is up, as a balancer that fails open answers, too"
  }

  assert {
    condition     = alltrue([for check in aws_route53_health_check.cloud : length(check.regions) >= 3])
    error_message = "checks.tf: checkers of three regions at least must agree"
  }

  assert {
    condition     = alltrue([for name, record in aws_route53_record.weighted : record.health_check_id == aws_route53_health_check.cloud[name].id && record.records == toset([var.stamps[name].host_name])])
    error_message = "records.tf: each cloud's record hangs on that cloud's check"
  }

  assert {
    condition     = alltrue([for name, check in aws_route53_health_check.cloud : check.fqdn == aws_route53_record.cloud[name].name])
    error_message = "checks.tf: each cloud is asked by its own name, not by the shop's"
  }

  assert {
    condition     = length([for record in aws_route53_record.weighted : record if record.weighted_routing_policy[0].weight > 0]) >= 2
    error_message = "records.tf: all clouds take traffic, so that the second one is proven by use"
  }

  assert {
    condition     = alltrue([for name, stamp in var.stamps : aws_route53_record.cloud[name].records == toset([stamp.record_value]) && aws_route53_record.cloud[name].type == stamp.record_type])
    error_message = "records.tf: each cloud's own name points to its balancer"
  }

  assert {
    condition     = length(aws_route53_record.certificate) == length(var.certificate_records)
    error_message = "records.tf: certificates are proven by their records"
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.cloud : alarm.alarm_actions == toset([aws_sns_topic.operators.arn]) && alarm.treat_missing_data == "breaching"])
    error_message = "checks.tf: somebody is told of a cloud that is down"
  }
}

run "failover" {
  variables {
    routing = "failover"
    primary = "azure"
  }

  assert {
    condition     = length(aws_route53_record.weighted) == 0 && aws_route53_record.primary["azure"].failover_routing_policy[0].type == "PRIMARY" && aws_route53_record.primary["azure"].health_check_id == aws_route53_health_check.cloud["azure"].id
    error_message = "records.tf: the primary cloud takes all while its check is good"
  }

  assert {
    condition     = aws_route53_record.secondary["azure"].failover_routing_policy[0].type == "SECONDARY" && aws_route53_record.secondary["azure"].records == toset([for record in aws_route53_record.standby : record.name]) && !contains(keys(aws_route53_record.standby), "azure") && length(aws_route53_record.standby) == length(var.stamps) - 1
    error_message = "records.tf: all other clouds stand by"
  }
}

run "drained" {
  variables {
    weights = { aws = 0 }
  }

  assert {
    condition     = aws_route53_record.weighted["aws"].weighted_routing_policy[0].weight == 0 && aws_route53_record.weighted["azure"].weighted_routing_policy[0].weight == 50
    error_message = "records.tf: a weight of 0 drains a cloud"
  }
}

run "without_stamps" {
  variables {
    stamps = {}
  }

  assert {
    condition     = length(aws_route53_record.certificate) == 1 && length(aws_route53_record.weighted) == 0
    error_message = "records.tf: certificates are proven before there is a stamp"
  }
}
