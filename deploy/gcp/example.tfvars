# What differs from shop to shop, beside one of small.tfvars and realistic.tfvars. Keys and the password
# come from the environment, as TF_VAR_link_keys and TF_VAR_database_admin_password; these here are for
# tests.
project                 = "catamaran-example"
operators_email         = "operators@example.org"
ssh_key                 = "ssh-ed25519 AAAA operators"
release                 = { version = "1.4.0", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }
gateway                 = { url = "https://pay.example.org", public_url = "https://pay.example.org" }
mail                    = { host = "mail.example.org", port = 587, from = "shop@example.org" }
database_admin_password = "only-in-a-test"
link_keys               = { aws = "only.in.a.test.only.in.a.test.only", azure = "only.in.a.test.only.in.a.test.two" }
peers = {
  aws = {
    url              = "https://aws.shop.example.org"
    address_range    = "10.10.0.0/16"
    egress_addresses = ["203.0.113.10"]
    link             = { asn = 64512, gateways = ["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"] }
  }
  azure = {
    url              = "https://azure.shop.example.org"
    address_range    = "10.20.0.0/16"
    egress_addresses = ["203.0.113.20"]
    link             = { asn = 65515, gateways = ["203.0.113.5", "203.0.113.5", "203.0.113.6", "203.0.113.6"] }
  }
}
