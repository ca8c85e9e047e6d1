locals {
  group     = "catamaran"
  group_arn = "arn:aws:autoscaling:${var.region}:${data.aws_caller_identity.current.account_id}:autoScalingGroup:*:autoScalingGroupName/${local.group}"

  settings = {
    API_REQUESTS_PER_MINUTE = "600"
    CLOUD                   = local.cloud
    CLUSTER_NAME            = "catamaran-${local.cloud}"
    CLUSTER_TAG_NAME        = "catamaran-cluster"
    CLUSTER_TAG_VALUE       = local.group
    CONFIRM_POLICY          = var.confirm_policy
    DB_HOST                 = local.database_host
    DB_NAME                 = "catamaran"
    DB_PORT                 = tostring(local.database_port)
    DB_USER                 = "catamaran_app"
    GATEWAY_PUBLIC_URL      = var.gateway.public_url
    GATEWAY_URL             = var.gateway.url
    IDENTITY                = aws_iam_role.members.name
    MAIL_FROM               = var.mail.from
    MAIL_HOST               = var.mail.host
    MAIL_PORT               = tostring(var.mail.port)
    MEMBER_GROUP            = local.group
    PEERS                   = join(",", [for name, peer in var.peers : "${name}=${peer.url}"])
    PROJECT                 = data.aws_caller_identity.current.account_id
    REGION                  = var.region
    RELEASE                 = var.release.version
    RELEASE_SHA256          = var.release.sha256
    RELEASE_URL             = "${local.storage_url.releases}/releases/${var.release.version}/catamaran.tar.gz"
    SECRETS                 = join(" ", [for setting, name in local.member_secrets : "${setting}=${name}"])
    SECRET_STORE            = "https://secretsmanager.${var.region}.amazonaws.com"
    SHOP_URL                = var.shop_url
  }

  user_data = templatefile("${path.module}/../vm/cloud-init.yaml.tftpl", {
    settings = local.settings
    scripts = { for name in ["catamaran-cloud", "catamaran-first-boot"] :
    name => file("${path.module}/../vm/${name}") }
  })
}

resource "aws_key_pair" "operators" {
  key_name_prefix = "catamaran-"
  public_key      = var.ssh_key
}

resource "aws_iam_role" "members" {
  name_prefix = "catamaran-members-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "members" {
  name = "members"
  role = aws_iam_role.members.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Releases"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["${aws_s3_bucket.stamp["releases"].arn}/releases/*"]
      },
      {
        Sid      = "Secrets"
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = [for name in values(local.member_secrets) : aws_secretsmanager_secret.shop[name].arn]
      },
      {
        Sid      = "Key"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [aws_kms_key.stamp.arn]
      },
      {
        Sid      = "Lifecycle"
        Effect   = "Allow"
        Action   = ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"]
        Resource = [local.group_arn]
      },
      {
        # How members find each other. The action knows no single resource, only the region.
        Sid       = "Discovery"
        Effect    = "Allow"
        Action    = ["ec2:DescribeInstances"]
        Resource  = ["*"]
        Condition = { StringEquals = { "ec2:Region" = var.region } }
      },
    ]
  })
}

resource "aws_iam_instance_profile" "members" {
  name_prefix = "catamaran-members-"
  role        = aws_iam_role.members.name
}

resource "aws_launch_template" "members" {
  name_prefix            = "catamaran-"
  image_id               = var.member_image
  instance_type          = var.members.size
  key_name               = aws_key_pair.operators.key_name
  vpc_security_group_ids = [aws_security_group.members.id]
  update_default_version = true
  user_data              = base64encode(local.user_data)

  iam_instance_profile {
    arn = aws_iam_instance_profile.members.arn
  }

  # Version 2 of the metadata service, and for the machine itself alone: a request that the shop is
  # tricked into making can get no credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  # With the account's own key: the group could not start machines with ours without a grant.
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = 20
      volume_type           = "gp3"
      encrypted             = "true"
      delete_on_termination = "true"
    }
  }

  monitoring {
    enabled = true
  }

  tag_specifications {
    resource_type = "instance"
    tags          = merge(local.tags, { Name = "catamaran-member", catamaran-cluster = local.group })
  }

  tag_specifications {
    resource_type = "volume"
    tags          = local.tags
  }
}

resource "aws_autoscaling_group" "members" {
  name                = local.group
  min_size            = var.open ? var.members.min : 0
  desired_capacity    = var.open ? var.members.desired : 0
  max_size            = var.open ? var.members.max : 0
  vpc_zone_identifier = aws_subnet.members[*].id
  target_group_arns   = [for group in aws_lb_target_group.members : group.arn]

  # Whether a machine is there, not whether its member is ready: while the database fails over no member
  # is, and replacing all of them would make an outage of a minute one of ten. A member that hangs is
  # restarted on its machine.
  health_check_type         = "EC2"
  health_check_grace_period = 300
  default_instance_warmup   = 60
  wait_for_capacity_timeout = "20m"

  # For machines to come. Those that run are left alone: operators replace them one by one.
  launch_template {
    id      = aws_launch_template.members.id
    version = aws_launch_template.members.latest_version
  }

  # A machine counts once its member has said that it is ready; one that never says so is given up.
  initial_lifecycle_hook {
    name                 = "ready"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
    heartbeat_timeout    = 900
    default_result       = "ABANDON"
  }

  # Time to drain, to finish what is under way, and to leave the cluster.
  initial_lifecycle_hook {
    name                 = "leave"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_TERMINATING"
    heartbeat_timeout    = 120
    default_result       = "CONTINUE"
  }

  dynamic "tag" {
    for_each = local.tags

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = false
    }
  }

  # How many there are between min and max is the operators' and the scaling policy's.
  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

# Half of what the members can do, so that this cloud can take the other's shoppers at once.
resource "aws_autoscaling_policy" "load" {
  name                   = "processor"
  autoscaling_group_name = aws_autoscaling_group.members.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 45

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}
