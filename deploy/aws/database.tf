locals {
  database_host = var.database_on_vm ? aws_instance.database[0].private_ip : aws_db_instance.shop[0].address
  managed       = var.database_on_vm ? 0 : 1
  on_vm         = var.database_on_vm ? 1 : 0

  # For two peers: each is listened to and listens, and several tables are copied at a time at first.
  database_parameters = {
    "rds.logical_replication"             = "1"
    "rds.force_ssl"                       = "1"
    "track_commit_timestamp"              = "1"
    "max_replication_slots"               = "16"
    "max_wal_senders"                     = "16"
    "max_worker_processes"                = "24"
    "max_logical_replication_workers"     = "12"
    "max_sync_workers_per_subscription"   = "4"
    "idle_in_transaction_session_timeout" = "60000"
    # What is kept for a peer that is away; beyond it that peer is copied anew, and this cloud sells on.
    "max_slot_wal_keep_size" = tostring(floor(var.database.storage_gb * 1024 / 2))
  }
}

resource "aws_db_subnet_group" "shop" {
  name       = "catamaran"
  subnet_ids = aws_subnet.database[*].id
}

resource "aws_db_parameter_group" "shop" {
  name_prefix = "catamaran-17-"
  family      = "postgres17"

  dynamic "parameter" {
    for_each = local.database_parameters

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "pending-reboot"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "shop" {
  count                 = local.managed
  identifier            = "catamaran"
  engine                = "postgres"
  engine_version        = "17"
  instance_class        = var.database.size
  multi_az              = var.database.high_availability
  storage_type          = "gp3"
  allocated_storage     = var.database.storage_gb
  max_allocated_storage = var.database.storage_gb * 5
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.stamp.arn

  # The service makes the password, keeps it in the secret store and turns it; it is in no state file.
  username                      = "catamaran_admin"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = aws_kms_key.stamp.key_id

  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.database.id]
  parameter_group_name   = aws_db_parameter_group.shop.name
  publicly_accessible    = false
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  # Another day than in the other clouds: no two databases are patched at the same time.
  maintenance_window         = "sun:03:30-sun:04:30"
  auto_minor_version_upgrade = true
  backup_retention_period    = var.database.backup_days
  backup_window              = "02:00-03:00"
  copy_tags_to_snapshot      = true
  delete_automated_backups   = false
  deletion_protection        = true
  skip_final_snapshot        = false
  final_snapshot_identifier  = "catamaran-final"

  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.stamp.arn
  performance_insights_retention_period = 7
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]

  # What grows by itself is not shrunk by the next apply.
  lifecycle {
    ignore_changes = [allocated_storage]
  }
}

# The alternative: PostgreSQL of Debian 13 on a machine of our own, beside the members, with a disk that
# outlives the machine.
resource "aws_ebs_volume" "database" {
  count             = local.on_vm
  availability_zone = var.zones[0]
  size              = var.database.storage_gb
  type              = "gp3"
  encrypted         = true
  kms_key_id        = aws_kms_key.stamp.arn
  final_snapshot    = true
  tags              = { Name = "catamaran-database" }
}

resource "aws_iam_role" "database" {
  count       = local.on_vm
  name_prefix = "catamaran-database-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "database" {
  count = local.on_vm
  name  = "dumps"
  role  = aws_iam_role.database[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # It may add dumps, and neither read nor remove any.
        Sid      = "Dumps"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = ["${aws_s3_bucket.stamp["backups"].arn}/database/*"]
      },
      {
        Sid      = "Key"
        Effect   = "Allow"
        Action   = ["kms:GenerateDataKey", "kms:Decrypt"]
        Resource = [aws_kms_key.stamp.arn]
      },
    ]
  })
}

resource "aws_iam_instance_profile" "database" {
  count       = local.on_vm
  name_prefix = "catamaran-database-"
  role        = aws_iam_role.database[0].name
}

resource "aws_instance" "database" {
  count                   = local.on_vm
  ami                     = var.database_image
  instance_type           = var.database.size
  key_name                = aws_key_pair.operators.key_name
  subnet_id               = aws_subnet.members[0].id
  vpc_security_group_ids  = [aws_security_group.database.id]
  iam_instance_profile    = aws_iam_instance_profile.database[0].name
  disable_api_termination = true
  user_data = templatefile("${path.module}/../vm/database-cloud-init.yaml.tftpl", {
    settings = {
      BACKUPS   = "${local.storage_url.backups}/database"
      CLIENTS   = join(" ", concat([var.address_range], [for peer in var.peers : peer.address_range]))
      CLOUD     = local.cloud
      DATA_DISK = "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${replace(aws_ebs_volume.database[0].id, "-", "")}"
      DB_NAME   = "catamaran"
      IDENTITY  = aws_iam_role.database[0].name
      REGION    = var.region
      WAL_KEEP  = "${floor(var.database.storage_gb / 2)}GB"
    }
    scripts = { for name in ["catamaran-cloud", "catamaran-database"] :
    name => file("${path.module}/../vm/${name}") }
  })
  tags = { Name = "catamaran-database" }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_size = 20
    volume_type = "gp3"
    encrypted   = true
    kms_key_id  = aws_kms_key.stamp.arn
  }

  # A new image makes a new machine only when an operator asks for it.
  lifecycle {
    ignore_changes = [ami, user_data]
  }
}

resource "aws_volume_attachment" "database" {
  count       = local.on_vm
  device_name = "/dev/sdf"
  instance_id = aws_instance.database[0].id
  volume_id   = aws_ebs_volume.database[0].id
}
