locals {
  # What shoppers ask: a cloud that is drained says so to the failover record with 503, by intent.
  shoppers = { LoadBalancer = aws_lb.shop.arn_suffix, TargetGroup = aws_lb_target_group.members["shop"].arn_suffix }

  alarms = merge(
    {
      members-not-ready = {
        namespace  = "AWS/ApplicationELB", metric = "UnHealthyHostCount", statistic = "Maximum"
        comparison = "GreaterThanThreshold", threshold = 0, periods = 3, dimensions = local.shoppers
      }
      members-too-few = {
        namespace  = "AWS/ApplicationELB", metric = "HealthyHostCount", statistic = "Minimum"
        comparison = "LessThanThreshold", threshold = var.members.min, periods = 3, dimensions = local.shoppers
      }
      server-errors = {
        namespace  = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", statistic = "Sum"
        comparison = "GreaterThanThreshold", threshold = 25, periods = 2, dimensions = local.shoppers
      }
      slow-answers = {
        namespace  = "AWS/ApplicationELB", metric = "TargetResponseTime", statistic = "p95"
        comparison = "GreaterThanThreshold", threshold = 1, periods = 5, dimensions = local.shoppers
      }
      certificate-expires = {
        namespace  = "AWS/CertificateManager", metric = "DaysToExpiry", statistic = "Minimum"
        comparison = "LessThanThreshold", threshold = 21, periods = 1, period = 86400
        dimensions = { CertificateArn = aws_acm_certificate.shop.arn }
      }
    },
    var.database_on_vm ? {
      database-machine = {
        namespace  = "AWS/EC2", metric = "StatusCheckFailed", statistic = "Maximum"
        comparison = "GreaterThanThreshold", threshold = 0, periods = 2
        dimensions = { InstanceId = aws_instance.database[0].id }
      }
      } : {
      # A gigabyte that a peer has not taken yet: it is away, or its subscription stands.
      replication-lag = {
        namespace  = "AWS/RDS", metric = "OldestReplicationSlotLag", statistic = "Maximum"
        comparison = "GreaterThanThreshold", threshold = 1073741824, periods = 3
        dimensions = { DBInstanceIdentifier = aws_db_instance.shop[0].identifier }
      }
      database-storage = {
        namespace  = "AWS/RDS", metric = "FreeStorageSpace", statistic = "Minimum"
        comparison = "LessThanThreshold", threshold = var.database.storage_gb * 1073741824 / 5, periods = 1
        dimensions = { DBInstanceIdentifier = aws_db_instance.shop[0].identifier }
      }
      database-connections = {
        namespace  = "AWS/RDS", metric = "DatabaseConnections", statistic = "Maximum"
        comparison = "GreaterThanThreshold", threshold = 250, periods = 3
        dimensions = { DBInstanceIdentifier = aws_db_instance.shop[0].identifier }
      }
    },
    { for name, connection in aws_vpn_connection.peer : "link-${name}" => {
      namespace  = "AWS/VPN", metric = "TunnelState", statistic = "Maximum"
      comparison = "LessThanThreshold", threshold = 1, periods = 3, dimensions = { VpnId = connection.id }
    } },
  )
}

resource "aws_sns_topic" "operators" {
  name              = "catamaran-operators"
  kms_master_key_id = aws_kms_key.stamp.key_id
}

resource "aws_sns_topic_subscription" "operators" {
  topic_arn = aws_sns_topic.operators.arn
  protocol  = "email"
  endpoint  = var.operators_email
}

resource "aws_cloudwatch_metric_alarm" "stamp" {
  for_each            = local.alarms
  alarm_name          = "catamaran-${each.key}"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  evaluation_periods  = each.value.periods
  period              = try(each.value.period, 60)
  dimensions          = each.value.dimensions
  # A balancer with no request at all reports nothing; members that are gone report nothing, either.
  treat_missing_data = contains(["members-too-few", "database-machine"], each.key) ? "breaching" : "notBreaching"
  alarm_actions      = [aws_sns_topic.operators.arn]
  ok_actions         = [aws_sns_topic.operators.arn]
}
