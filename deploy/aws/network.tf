locals {
  cloud = "aws"
  tags  = { application = "catamaran", cloud = local.cloud, managed-by = "terraform" }
}

resource "aws_vpc" "stamp" {
  cidr_block           = var.address_range
  enable_dns_hostnames = true
  enable_dns_support   = true
  tags                 = { Name = "catamaran" }
}

resource "aws_internet_gateway" "stamp" {
  vpc_id = aws_vpc.stamp.id
}

# Nothing but the balancer and the NAT gateways is here.
resource "aws_subnet" "public" {
  count                   = length(var.zones)
  vpc_id                  = aws_vpc.stamp.id
  availability_zone       = var.zones[count.index]
  cidr_block              = cidrsubnet(var.address_range, 8, count.index)
  map_public_ip_on_launch = false
  tags                    = { Name = "catamaran-public-${count.index}" }
}

resource "aws_subnet" "members" {
  count                   = length(var.zones)
  vpc_id                  = aws_vpc.stamp.id
  availability_zone       = var.zones[count.index]
  cidr_block              = cidrsubnet(var.address_range, 8, 10 + count.index)
  map_public_ip_on_launch = false
  tags                    = { Name = "catamaran-members-${count.index}" }
}

resource "aws_subnet" "database" {
  count                   = length(var.zones)
  vpc_id                  = aws_vpc.stamp.id
  availability_zone       = var.zones[count.index]
  cidr_block              = cidrsubnet(var.address_range, 8, 20 + count.index)
  map_public_ip_on_launch = false
  tags                    = { Name = "catamaran-database-${count.index}" }
}

# One per zone: a zone that is lost takes no other zone's way out with it. Peers know these addresses.
resource "aws_eip" "nat" {
  count  = length(var.zones)
  domain = "vpc"
}

resource "aws_nat_gateway" "stamp" {
  count         = length(var.zones)
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = aws_subnet.public[count.index].id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.stamp.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.stamp.id
  }
}

resource "aws_route_table_association" "public" {
  count          = length(var.zones)
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "members" {
  count  = length(var.zones)
  vpc_id = aws_vpc.stamp.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.stamp[count.index].id
  }
}

resource "aws_route_table_association" "members" {
  count          = length(var.zones)
  subnet_id      = aws_subnet.members[count.index].id
  route_table_id = aws_route_table.members[count.index].id
}

# No way to the internet and none from it: only to this stamp and, over the link, to the peers.
resource "aws_route_table" "database" {
  vpc_id = aws_vpc.stamp.id
}

resource "aws_route_table_association" "database" {
  count          = length(var.zones)
  subnet_id      = aws_subnet.database[count.index].id
  route_table_id = aws_route_table.database.id
}

# Releases and backups do not go through the NAT gateways, which bill by the gigabyte.
resource "aws_vpc_endpoint" "storage" {
  vpc_id            = aws_vpc.stamp.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = aws_route_table.members[*].id
}

# A shell on members without a public address, an open port or a machine in between.
resource "aws_ec2_instance_connect_endpoint" "operators" {
  subnet_id          = aws_subnet.members[0].id
  security_group_ids = [aws_security_group.operators.id]
}
