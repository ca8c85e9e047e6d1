locals {
  http_port     = 8080
  cluster_port  = 6900
  database_port = 5432

  # From here Google's balancer asks and checks, and its tunnel for operators comes.
  balancer_sources = ["35.191.0.0/16", "130.211.0.0/22"]
  operator_sources = ["35.235.240.0/20"]
}

# What is not allowed here is refused: the network has no rule of its own that lets anything in.
resource "google_compute_firewall" "balancer" {
  name          = "catamaran-balancer"
  network       = google_compute_network.stamp.id
  direction     = "INGRESS"
  source_ranges = local.balancer_sources
  target_tags   = ["member"]

  allow {
    protocol = "tcp"
    ports    = [tostring(local.http_port)]
  }
}

resource "google_compute_firewall" "cluster" {
  name        = "catamaran-cluster"
  network     = google_compute_network.stamp.id
  direction   = "INGRESS"
  source_tags = ["member"]
  target_tags = ["member"]

  allow {
    protocol = "tcp"
    ports    = [tostring(local.cluster_port)]
  }
}

resource "google_compute_firewall" "operators" {
  name          = "catamaran-operators"
  network       = google_compute_network.stamp.id
  direction     = "INGRESS"
  source_ranges = local.operator_sources
  target_tags   = ["member", "database"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# For a database on a machine of our own; the service's network takes what reaches it.
resource "google_compute_firewall" "database" {
  name          = "catamaran-database"
  network       = google_compute_network.stamp.id
  direction     = "INGRESS"
  source_ranges = concat([local.members_range], [for peer in var.peers : peer.address_range])
  target_tags   = ["database"]

  allow {
    protocol = "tcp"
    ports    = [tostring(local.database_port)]
  }
}
