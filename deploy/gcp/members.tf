locals {
  member_group = "catamaran"

  settings = {
    # No limit in the shop: the balancer puts its own address last into X-Forwarded-For and asks from public
    # addresses, so that all shoppers would be counted as one. The firewall limits each of them.
    API_REQUESTS_PER_MINUTE = "0"
    CLOUD                   = local.cloud
    CLUSTER_NAME            = "catamaran-${local.cloud}"
    CLUSTER_TAG_NAME        = "catamaran-cluster"
    CLUSTER_TAG_VALUE       = local.member_group
    CONFIRM_POLICY          = var.confirm_policy
    DB_HOST                 = local.database_host
    DB_NAME                 = "catamaran"
    DB_PORT                 = tostring(local.database_port)
    DB_USER                 = "catamaran_app"
    GATEWAY_PUBLIC_URL      = var.gateway.public_url
    GATEWAY_URL             = var.gateway.url
    IDENTITY                = google_service_account.members.email
    MAIL_FROM               = var.mail.from
    MAIL_HOST               = var.mail.host
    MAIL_PORT               = tostring(var.mail.port)
    MEMBER_GROUP            = local.member_group
    PEERS                   = join(",", [for name, peer in var.peers : "${name}=${peer.url}"])
    PROJECT                 = var.project
    REGION                  = var.region
    RELEASE                 = var.release.version
    RELEASE_SHA256          = var.release.sha256
    RELEASE_URL             = "${local.storage_url.releases}/releases/${var.release.version}/catamaran.tar.gz"
    SECRETS                 = join(" ", [for setting, name in local.member_secrets : "${setting}=${name}"])
    SECRET_STORE            = "https://secretmanager.googleapis.com"
    SHOP_URL                = var.shop_url
  }

  user_data = templatefile("${path.module}/../vm/cloud-init.yaml.tftpl", {
    settings = local.settings
    scripts = { for name in ["catamaran-cloud", "catamaran-first-boot"] :
    name => file("${path.module}/../vm/${name}") }
  })
}

resource "google_service_account" "members" {
  account_id   = "catamaran-members"
  display_name = "Members of the shop"
}

# How members find each other, and no more.
resource "google_project_iam_custom_role" "discovery" {
  role_id     = "catamaranDiscovery"
  title       = "Members find each other"
  permissions = ["compute.instances.list", "compute.instances.get", "compute.zones.list"]
}

resource "google_project_iam_member" "discovery" {
  project = var.project
  role    = google_project_iam_custom_role.discovery.id
  member  = google_service_account.members.member
}

resource "google_compute_instance_template" "members" {
  name_prefix  = "catamaran-"
  machine_type = var.members.size
  region       = var.region
  tags         = ["member"]
  labels       = merge(local.tags, { catamaran-cluster = local.member_group })

  # Disks are encrypted by the cloud, always.
  disk {
    source_image = "debian-cloud/debian-12"
    boot         = true
    auto_delete  = true
    disk_type    = "pd-balanced"
    disk_size_gb = 20
  }

  # Without access_config there is no public address.
  network_interface {
    subnetwork = google_compute_subnetwork.members.id
  }

  # The account's roles say what a member may do; the scope does not widen them.
  service_account {
    email  = google_service_account.members.email
    scopes = ["cloud-platform"]
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  # This cloud's metadata service answers none but who sends its header, as version 2 elsewhere; the old
  # ones without it are shut off.
  metadata = {
    user-data                = local.user_data
    ssh-keys                 = "operators:${var.ssh_key}"
    block-project-ssh-keys   = "true"
    disable-legacy-endpoints = "true"
  }

  lifecycle {
    create_before_destroy = true
  }
}

# Whether the member has come up and answers, not whether it is ready: while the database fails over no
# member is, and healing all of them would make an outage of a minute one of ten.
resource "google_compute_health_check" "started" {
  name                = "catamaran-started"
  check_interval_sec  = 10
  timeout_sec         = 5
  healthy_threshold   = 1
  unhealthy_threshold = 6

  http_health_check {
    port         = local.http_port
    request_path = "/health/started"
  }
}

resource "google_compute_region_instance_group_manager" "members" {
  name                             = local.member_group
  base_instance_name               = "catamaran"
  region                           = var.region
  distribution_policy_zones        = var.zones
  distribution_policy_target_shape = "EVEN"
  target_size                      = var.open ? null : 0

  version {
    instance_template = google_compute_instance_template.members.id
  }

  named_port {
    name = "http"
    port = local.http_port
  }

  auto_healing_policies {
    health_check      = google_compute_health_check.started.id
    initial_delay_sec = 600
  }

  # A template is for machines to come. Those that run are left alone: operators replace them one by one.
  update_policy {
    type                  = "OPPORTUNISTIC"
    minimal_action        = "REPLACE"
    max_surge_fixed       = length(var.zones)
    max_unavailable_fixed = 0
  }
}

# Half of what the members can do, so that this cloud can take the other's shoppers at once.
resource "google_compute_region_autoscaler" "members" {
  count  = var.open ? 1 : 0
  name   = "catamaran"
  region = var.region
  target = google_compute_region_instance_group_manager.members.id

  autoscaling_policy {
    min_replicas    = var.members.min
    max_replicas    = var.members.max
    cooldown_period = 120

    cpu_utilization {
      target = 0.45
    }

    scale_in_control {
      time_window_sec = 900

      max_scaled_in_replicas {
        fixed = 1
      }
    }
  }
}
