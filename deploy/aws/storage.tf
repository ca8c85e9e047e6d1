locals {
  buckets = {
    # A member that is replaced after a year still fetches its release: releases go by hand.
    releases = { keep_days = null }
    backups  = { keep_days = 90 }
  }

  storage_url = { for name in keys(local.buckets) :
  name => "https://${aws_s3_bucket.stamp[name].bucket}.s3.${var.region}.amazonaws.com" }
}

resource "aws_s3_bucket" "stamp" {
  for_each      = local.buckets
  bucket_prefix = "catamaran-${each.key}-"
  # What holds anything cannot be deleted.
  force_destroy = false
}

resource "aws_s3_bucket_versioning" "stamp" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.stamp[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "stamp" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.stamp[each.key].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.stamp.arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "stamp" {
  for_each                = local.buckets
  bucket                  = aws_s3_bucket.stamp[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "stamp" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.stamp[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "EncryptedInTransit"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.stamp[each.key].arn, "${aws_s3_bucket.stamp[each.key].arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_s3_bucket_lifecycle_configuration" "stamp" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.stamp[each.key].id

  rule {
    id     = "age"
    status = "Enabled"

    filter {
      prefix = ""
    }

    dynamic "expiration" {
      for_each = each.value.keep_days[*]

      content {
        days = expiration.value
      }
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }
}
