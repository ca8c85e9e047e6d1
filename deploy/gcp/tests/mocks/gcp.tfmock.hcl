# What the cloud would answer, where a test or another resource depends on its form.
mock_resource "google_compute_global_address" {
  defaults = { address = "198.51.100.50" }
}

mock_resource "google_compute_ha_vpn_gateway" {
  defaults = { vpn_interfaces = [{ id = 0, ip_address = "198.51.100.61" }, { id = 1, ip_address = "198.51.100.62" }] }
}

mock_resource "google_sql_database_instance" {
  defaults = { private_ip_address = "10.30.128.3" }
}

override_resource {
  target = google_certificate_manager_dns_authorization.shop["shop"]
  values = { dns_resource_record = [{ name = "_acme-challenge.shop.example.org.", type = "CNAME", data = "1.authorize.certificatemanager.goog." }] }
}

override_resource {
  target = google_certificate_manager_dns_authorization.shop["cloud"]
  values = { dns_resource_record = [{ name = "_acme-challenge.gcp.shop.example.org.", type = "CNAME", data = "2.authorize.certificatemanager.goog." }] }
}
