locals {
  cloud = "gcp"
  tags  = { application = "catamaran", cloud = local.cloud, managed-by = "terraform" }

  members_range  = cidrsubnet(var.address_range, 8, 10)
  database_range = cidrsubnet(var.address_range, 4, 8)
}

resource "google_compute_network" "stamp" {
  name                    = "catamaran"
  auto_create_subnetworks = false
  routing_mode            = "REGIONAL"
}

# Machines without a public address reach the cloud's own services all the same.
resource "google_compute_subnetwork" "members" {
  name                     = "catamaran-members"
  network                  = google_compute_network.stamp.id
  region                   = var.region
  ip_cidr_range            = local.members_range
  private_ip_google_access = true
}

# A router for the NAT and one for the link: what is done to one does not touch the other.
resource "google_compute_router" "nat" {
  name    = "catamaran-nat"
  network = google_compute_network.stamp.id
  region  = var.region
}

# Peers know these addresses.
resource "google_compute_address" "nat" {
  count  = 2
  name   = "catamaran-nat-${count.index}"
  region = var.region
}

resource "google_compute_router_nat" "stamp" {
  name                               = "catamaran"
  router                             = google_compute_router.nat.name
  region                             = var.region
  nat_ip_allocate_option             = "MANUAL_ONLY"
  nat_ips                            = google_compute_address.nat[*].self_link
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}

# The database service lives in a network of Google's that is peered with ours.
resource "google_compute_global_address" "database" {
  name          = "catamaran-database"
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  address       = split("/", local.database_range)[0]
  prefix_length = tonumber(split("/", local.database_range)[1])
  network       = google_compute_network.stamp.id
}

resource "google_service_networking_connection" "database" {
  network                 = google_compute_network.stamp.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.database.name]
}

# Without this the service would not know the way back to the other clouds.
resource "google_compute_network_peering_routes_config" "database" {
  peering              = google_service_networking_connection.database.peering
  network              = google_compute_network.stamp.name
  export_custom_routes = true
  import_custom_routes = false
}
