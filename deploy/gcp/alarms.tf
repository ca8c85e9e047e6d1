locals {
  # What shoppers ask: a cloud that is drained says so to the failover record with 503, by intent.
  balancer_metric = "resource.type = \"https_lb_rule\" AND resource.labels.backend_target_name = \"${google_compute_backend_service.members["shop"].name}\""
  database_metric = "resource.type = \"cloudsql_database\""

  alarms = merge(
    {
      members-too-few = {
        filter     = "resource.type = \"instance_group\" AND resource.labels.instance_group_name = \"${google_compute_region_instance_group_manager.members.name}\" AND metric.type = \"compute.googleapis.com/instance_group/size\""
        comparison = "COMPARISON_LT", threshold = var.members.min, aligner = "ALIGN_MIN", duration = "180s"
      }
      server-errors = {
        filter     = "${local.balancer_metric} AND metric.type = \"loadbalancing.googleapis.com/https/request_count\" AND metric.labels.response_code_class = 500"
        comparison = "COMPARISON_GT", threshold = 0.5, aligner = "ALIGN_RATE", duration = "120s"
      }
      slow-answers = {
        filter     = "${local.balancer_metric} AND metric.type = \"loadbalancing.googleapis.com/https/backend_latencies\""
        comparison = "COMPARISON_GT", threshold = 1000, aligner = "ALIGN_PERCENTILE_95", duration = "300s"
      }
    },
    var.database_on_vm ? {
      database-machine = {
        filter     = "resource.type = \"gce_instance\" AND metric.type = \"compute.googleapis.com/instance/uptime\" AND metadata.system_labels.name = \"catamaran-database\""
        comparison = "COMPARISON_LT", threshold = 1, aligner = "ALIGN_DELTA", duration = "120s"
      }
      } : {
      # A gigabyte that a peer has not taken yet: it is away, or its subscription stands.
      replication-lag = {
        filter     = "${local.database_metric} AND metric.type = \"cloudsql.googleapis.com/database/postgresql/external_sync/max_replica_byte_lag\""
        comparison = "COMPARISON_GT", threshold = 1073741824, aligner = "ALIGN_MAX", duration = "180s"
      }
      database-storage = {
        filter     = "${local.database_metric} AND metric.type = \"cloudsql.googleapis.com/database/disk/utilization\""
        comparison = "COMPARISON_GT", threshold = 0.8, aligner = "ALIGN_MAX", duration = "60s"
      }
      database-down = {
        filter     = "${local.database_metric} AND metric.type = \"cloudsql.googleapis.com/database/up\""
        comparison = "COMPARISON_LT", threshold = 1, aligner = "ALIGN_MIN", duration = "60s"
      }
    },
    length(local.links) == 0 ? {} : {
      link = {
        filter     = "resource.type = \"vpn_gateway\" AND metric.type = \"vpn.googleapis.com/tunnel_established\""
        comparison = "COMPARISON_LT", threshold = 1, aligner = "ALIGN_MIN", duration = "180s"
      }
    },
  )
}

resource "google_pubsub_topic" "operators" {
  name = "catamaran-operators"
}

resource "google_monitoring_notification_channel" "topic" {
  display_name = "Catamaran: topic"
  type         = "pubsub"
  labels       = { topic = google_pubsub_topic.operators.id }
}

resource "google_monitoring_notification_channel" "mail" {
  display_name = "Catamaran: operators"
  type         = "email"
  labels       = { email_address = var.operators_email }
}

resource "google_monitoring_alert_policy" "stamp" {
  for_each              = local.alarms
  display_name          = "catamaran-${each.key}"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.topic.id, google_monitoring_notification_channel.mail.id]
  user_labels           = local.tags

  conditions {
    display_name = each.key

    condition_threshold {
      filter          = each.value.filter
      comparison      = each.value.comparison
      threshold_value = each.value.threshold
      duration        = each.value.duration

      aggregations {
        alignment_period   = "60s"
        per_series_aligner = each.value.aligner
      }
    }
  }
}
