# What differs from shop to shop, beside one of small.tfvars and realistic.tfvars. Keys come from the
# environment, as TF_VAR_link_keys; these here are for tests.
member_image    = "ami-0123456789abcdef0"
database_image  = "ami-0123456789abcdef1"
operators_email = "operators@example.org"
ssh_key         = "ssh-ed25519 AAAA operators"
release         = { version = "1.4.0", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }
gateway         = { url = "https://pay.example.org", public_url = "https://pay.example.org" }
mail            = { host = "mail.example.org", port = 587, from = "shop@example.org" }
link_keys       = { azure = "only.in.a.test.only.in.a.test.one", gcp = "only.in.a.test.only.in.a.test.only" }
peers = {
  azure = {
    url              = "https://azure.shop.example.org"
    address_range    = "10.20.0.0/16"
    egress_addresses = ["203.0.113.20"]
    link             = { asn = 65515, gateways = ["203.0.113.1", "203.0.113.1", "203.0.113.2", "203.0.113.2"] }
  }
  gcp = {
    url              = "https://gcp.shop.example.org"
    address_range    = "10.30.0.0/16"
    egress_addresses = ["203.0.113.30"]
    link             = { asn = 65010, gateways = ["203.0.113.3", "203.0.113.3", "203.0.113.4", "203.0.113.4"] }
  }
}
