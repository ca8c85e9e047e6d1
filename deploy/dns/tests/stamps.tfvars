# In the form of the stamps' outputs.
stamps = {
  aws   = { host_name = "aws.shop.example.org", record_type = "CNAME", record_value = "catamaran-1.eu-central-1.elb.amazonaws.com" }
  azure = { host_name = "azure.shop.example.org", record_type = "A", record_value = "198.51.100.40" }
  gcp   = { host_name = "gcp.shop.example.org", record_type = "A", record_value = "198.51.100.50" }
}
certificate_records = { "_proof.shop.example.org." = { type = "CNAME", value = "_proof.acm-validations.aws." } }
