locals {
  http_port     = 8080
  cluster_port  = 6900
  database_port = 5432
}

resource "aws_security_group" "balancer" {
  name_prefix = "catamaran-balancer-"
  vpc_id      = aws_vpc.stamp.id
}

# From everywhere: shoppers, peers, and the checkers of Route 53, whose addresses change.
resource "aws_vpc_security_group_ingress_rule" "balancer" {
  for_each          = toset(["80", "443"])
  security_group_id = aws_security_group.balancer.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
}

resource "aws_vpc_security_group_egress_rule" "balancer_to_members" {
  security_group_id            = aws_security_group.balancer.id
  referenced_security_group_id = aws_security_group.members.id
  ip_protocol                  = "tcp"
  from_port                    = local.http_port
  to_port                      = local.http_port
}

resource "aws_security_group" "members" {
  name_prefix = "catamaran-members-"
  vpc_id      = aws_vpc.stamp.id
}

# The balancer's requests and its health checks come from the same group.
resource "aws_vpc_security_group_ingress_rule" "members_http" {
  security_group_id            = aws_security_group.members.id
  referenced_security_group_id = aws_security_group.balancer.id
  ip_protocol                  = "tcp"
  from_port                    = local.http_port
  to_port                      = local.http_port
}

resource "aws_vpc_security_group_ingress_rule" "members_cluster" {
  security_group_id            = aws_security_group.members.id
  referenced_security_group_id = aws_security_group.members.id
  ip_protocol                  = "tcp"
  from_port                    = local.cluster_port
  to_port                      = local.cluster_port
}

resource "aws_vpc_security_group_ingress_rule" "members_ssh" {
  security_group_id            = aws_security_group.members.id
  referenced_security_group_id = aws_security_group.operators.id
  ip_protocol                  = "tcp"
  from_port                    = 22
  to_port                      = 22
}

# The payment gateway, the mail server, the distribution's packages and the cloud's own services.
resource "aws_vpc_security_group_egress_rule" "members" {
  security_group_id = aws_security_group.members.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_security_group" "operators" {
  name_prefix = "catamaran-operators-"
  vpc_id      = aws_vpc.stamp.id
}

resource "aws_vpc_security_group_egress_rule" "operators" {
  for_each                     = { members = aws_security_group.members.id, database = aws_security_group.database.id }
  security_group_id            = aws_security_group.operators.id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 22
  to_port                      = 22
}

resource "aws_security_group" "database" {
  name_prefix = "catamaran-database-"
  vpc_id      = aws_vpc.stamp.id
}

resource "aws_vpc_security_group_ingress_rule" "database_members" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.members.id
  ip_protocol                  = "tcp"
  from_port                    = local.database_port
  to_port                      = local.database_port
}

resource "aws_vpc_security_group_ingress_rule" "database_peer" {
  for_each          = var.peers
  security_group_id = aws_security_group.database.id
  cidr_ipv4         = each.value.address_range
  ip_protocol       = "tcp"
  from_port         = local.database_port
  to_port           = local.database_port
}

# A subscription calls the peer's database.
resource "aws_vpc_security_group_egress_rule" "database_peer" {
  for_each          = var.peers
  security_group_id = aws_security_group.database.id
  cidr_ipv4         = each.value.address_range
  ip_protocol       = "tcp"
  from_port         = local.database_port
  to_port           = local.database_port
}

resource "aws_vpc_security_group_ingress_rule" "database_ssh" {
  count                        = var.database_on_vm ? 1 : 0
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.operators.id
  ip_protocol                  = "tcp"
  from_port                    = 22
  to_port                      = 22
}

# Packages of the distribution, and dumps to the bucket.
resource "aws_vpc_security_group_egress_rule" "database_https" {
  for_each          = var.database_on_vm ? toset(["80", "443"]) : toset([])
  security_group_id = aws_security_group.database.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
}

resource "aws_kms_key" "stamp" {
  description             = "Catamaran: database, secrets, objects, alarms"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # Hands the rights over to the account's own roles; without it nobody could ever change the key.
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        # Alarms are published to a topic that is encrypted with this key.
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "*"
      },
    ]
  })
}

data "aws_caller_identity" "current" {}
