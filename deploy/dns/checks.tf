# From several regions, over the public internet, as shoppers come: what the stamps know of themselves or
# of each other plays no part. A balancer that fails open, or answers with an error page, does not say that
# the cloud can sell. The checkers do not look at the certificate; its end is the stamps' alarm.
resource "aws_route53_health_check" "cloud" {
  for_each          = var.stamps
  fqdn              = each.value.host_name
  type              = "HTTPS_STR_MATCH"
  port              = 443
  resource_path     = "/health/cloud"
  search_string     = "\"status\":\"UP\""
  enable_sni        = true
  request_interval  = 10
  failure_threshold = 2
  measure_latency   = false
  regions           = ["eu-west-1", "us-east-1", "us-west-2", "ap-southeast-1"]
  tags              = { Name = "catamaran-${each.key}" }
}

resource "aws_sns_topic" "operators" {
  name = "catamaran-dns"
}

resource "aws_sns_topic_subscription" "operators" {
  topic_arn = aws_sns_topic.operators.arn
  protocol  = "email"
  endpoint  = var.operators_email
}

resource "aws_cloudwatch_metric_alarm" "cloud" {
  for_each            = var.stamps
  alarm_name          = "catamaran-${each.key}-down"
  namespace           = "AWS/Route53"
  metric_name         = "HealthCheckStatus"
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  dimensions          = { HealthCheckId = aws_route53_health_check.cloud[each.key].id }
  alarm_actions       = [aws_sns_topic.operators.arn]
  ok_actions          = [aws_sns_topic.operators.arn]
}
