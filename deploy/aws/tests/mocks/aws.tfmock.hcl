# What the cloud would answer, where a test or another resource depends on its form.
mock_data "aws_caller_identity" {
  defaults = { account_id = "000000000000" }
}

mock_resource "aws_acm_certificate" {
  defaults = {
    domain_validation_options = [{
      domain_name           = "shop.example.org"
      resource_record_name  = "_proof.shop.example.org."
      resource_record_type  = "CNAME"
      resource_record_value = "_proof.acm-validations.aws."
    }]
  }
}

mock_resource "aws_lb" {
  defaults = { dns_name = "catamaran-1.eu-central-1.elb.amazonaws.com", arn_suffix = "app/catamaran/1" }
}

mock_resource "aws_eip" {
  defaults = { public_ip = "198.51.100.10" }
}

mock_resource "aws_vpn_connection" {
  defaults = { tunnel1_address = "198.51.100.21", tunnel2_address = "198.51.100.22" }
}

mock_resource "aws_db_instance" {
  defaults = { address = "catamaran.example.eu-central-1.rds.amazonaws.com" }
}

mock_resource "aws_instance" {
  defaults = { private_ip = "10.10.10.5" }
}

mock_resource "aws_ebs_volume" {
  defaults = { id = "vol-0123456789abcdef0" }
}
