locals {
  # What the failover record, the other clouds and operators ask. It has a group of its own, so that what is
  # counted of the other is what shoppers ask.
  upkeep_paths = ["/health/*", "/peer/*", "/operations", "/operations/*"]
}

resource "aws_acm_certificate" "shop" {
  domain_name               = trimprefix(var.shop_url, "https://")
  subject_alternative_names = [var.host_name]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

# Waits until the records of output certificate_records are in the zone; a listener takes no certificate
# before it is issued.
resource "aws_acm_certificate_validation" "shop" {
  certificate_arn = aws_acm_certificate.shop.arn
}

resource "aws_lb" "shop" {
  name                       = "catamaran"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.balancer.id]
  subnets                    = aws_subnet.public[*].id
  idle_timeout               = 60
  drop_invalid_header_fields = true
  enable_deletion_protection = true
}

# The same members twice. Operators tell the groups apart by these names.
resource "aws_lb_target_group" "members" {
  for_each                      = { shop = "shop-", upkeep = "upkeep" }
  name_prefix                   = each.value
  port                          = local.http_port
  protocol                      = "HTTP"
  vpc_id                        = aws_vpc.stamp.id
  deregistration_delay          = 30
  load_balancing_algorithm_type = "least_outstanding_requests"

  # A member that fails is out of the way after ten seconds.
  health_check {
    path                = "/health/ready"
    port                = "traffic-port"
    protocol            = "HTTP"
    matcher             = "200"
    interval            = 5
    timeout             = 3
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }

  # A session is copied to other members only after its request was answered.
  stickiness {
    type            = "lb_cookie"
    cookie_duration = 3600
    enabled         = each.key == "shop"
  }

  # With no member ready the balancer sends requests to all of them. They answer 503 themselves, and the
  # failover record sees by their words that the cloud is down; with one ready it must get them all.
  target_group_health {
    dns_failover {
      minimum_healthy_targets_count = "1"
    }

    unhealthy_state_routing {
      minimum_healthy_targets_count = 1
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

moved {
  from = aws_lb_target_group.members
  to   = aws_lb_target_group.members["shop"]
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.shop.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.members["shop"].arn
  }
}

resource "aws_lb_listener_rule" "upkeep" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 10

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.members["upkeep"].arn
  }

  condition {
    path_pattern {
      values = local.upkeep_paths
    }
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
