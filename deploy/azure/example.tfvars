# What differs from shop to shop, beside one of small.tfvars and realistic.tfvars. Keys and the password
# come from the environment, as TF_VAR_link_keys and TF_VAR_database_admin_password; these here are for
# tests.
subscription_id         = "00000000-0000-0000-0000-000000000000"
tenant_id               = "00000000-0000-0000-0000-000000000000"
name_suffix             = "example"
operator_addresses      = ["203.0.113.77"]
operators_email         = "operators@example.org"
ssh_key                 = "ssh-ed25519 AAAA operators"
release                 = { version = "1.4.0", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }
gateway                 = { url = "https://pay.example.org", public_url = "https://pay.example.org" }
mail                    = { host = "mail.example.org", port = 587, from = "shop@example.org" }
database_admin_password = "only-in-a-test"
link_keys               = { aws = "only.in.a.test.only.in.a.test.one", gcp = "only.in.a.test.only.in.a.test.two" }
peers = {
  aws = {
    url              = "https://aws.shop.example.org"
    address_range    = "10.10.0.0/16"
    egress_addresses = ["203.0.113.10"]
    link             = { asn = 64512, gateways = ["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"] }
  }
  gcp = {
    url              = "https://gcp.shop.example.org"
    address_range    = "10.30.0.0/16"
    egress_addresses = ["203.0.113.30"]
    link             = { asn = 65010, gateways = ["203.0.113.5", "203.0.113.5", "203.0.113.6", "203.0.113.6"] }
  }
}
