locals {
  buckets = {
    # A member that is replaced after a year still fetches its release: releases go by hand.
    releases = { keep_days = null }
    backups  = { keep_days = 90 }
  }

  storage_url = { for name in keys(local.buckets) :
  name => "https://storage.googleapis.com/${google_storage_bucket.stamp[name].name}" }
}

# Encrypted by the cloud, always.
resource "google_storage_bucket" "stamp" {
  for_each                    = local.buckets
  name                        = "${var.project}-catamaran-${each.key}"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  # What holds anything cannot be deleted.
  force_destroy = false

  versioning {
    enabled = true
  }

  soft_delete_policy {
    retention_duration_seconds = 2592000
  }

  dynamic "lifecycle_rule" {
    for_each = each.value.keep_days[*]

    content {
      action {
        type = "Delete"
      }

      condition {
        age = lifecycle_rule.value
      }
    }
  }
}

resource "google_storage_bucket_iam_member" "releases" {
  bucket = google_storage_bucket.stamp["releases"].name
  role   = "roles/storage.objectViewer"
  member = google_service_account.members.member
}
