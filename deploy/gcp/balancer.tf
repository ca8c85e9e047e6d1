locals {
  # What the failover record, the other clouds and operators ask. It has a backend service of its own, so that
  # what is counted of the other is what shoppers ask.
  upkeep_paths = ["/health/*", "/peer/*", "/operations", "/operations/*"]
}

resource "google_compute_global_address" "balancer" {
  name = "catamaran-balancer"
}

# Proven by records of output certificate_records, before the balancer's address is known to anybody.
resource "google_certificate_manager_dns_authorization" "shop" {
  for_each = { shop = trimprefix(var.shop_url, "https://"), cloud = var.host_name }
  name     = "catamaran-${each.key}"
  domain   = each.value
}

resource "google_certificate_manager_certificate" "shop" {
  name = "catamaran"

  managed {
    domains            = [for authorization in google_certificate_manager_dns_authorization.shop : authorization.domain]
    dns_authorizations = [for authorization in google_certificate_manager_dns_authorization.shop : authorization.id]
  }
}

resource "google_certificate_manager_certificate_map" "shop" {
  name = "catamaran"
}

resource "google_certificate_manager_certificate_map_entry" "shop" {
  for_each     = google_certificate_manager_dns_authorization.shop
  name         = "catamaran-${each.key}"
  map          = google_certificate_manager_certificate_map.shop.name
  certificates = [google_certificate_manager_certificate.shop.id]
  hostname     = each.value.domain
}

# A member that fails is out of the way after ten seconds. With none ready the balancer answers 503
# itself, which the failover record takes for a cloud that is down.
resource "google_compute_health_check" "ready" {
  name                = "catamaran-ready"
  check_interval_sec  = 5
  timeout_sec         = 3
  healthy_threshold   = 2
  unhealthy_threshold = 2

  http_health_check {
    port         = local.http_port
    request_path = "/health/ready"
  }
}

# The same members twice, with the same firewall before both. Operators tell them apart by these names.
resource "google_compute_backend_service" "members" {
  for_each                        = { shop = "catamaran", upkeep = "catamaran-upkeep" }
  name                            = each.value
  load_balancing_scheme           = "EXTERNAL_MANAGED"
  protocol                        = "HTTP"
  port_name                       = "http"
  timeout_sec                     = 60
  health_checks                   = [google_compute_health_check.ready.id]
  security_policy                 = google_compute_security_policy.shop.id
  connection_draining_timeout_sec = 30
  # A session is copied to other members only after its request was answered.
  session_affinity = each.key == "shop" ? "GENERATED_COOKIE" : "NONE"

  # A group that is in two services must be in both in the same mode.
  backend {
    group           = google_compute_region_instance_group_manager.members.instance_group
    balancing_mode  = "UTILIZATION"
    capacity_scaler = 1
  }

  log_config {
    enable      = true
    sample_rate = 0.1
  }
}

moved {
  from = google_compute_backend_service.members
  to   = google_compute_backend_service.members["shop"]
}

# Sent again is only what no member has seen.
resource "google_compute_url_map" "shop" {
  name            = "catamaran"
  default_service = google_compute_backend_service.members["shop"].id

  host_rule {
    hosts        = ["*"]
    path_matcher = "shop"
  }

  path_matcher {
    name            = "shop"
    default_service = google_compute_backend_service.members["shop"].id

    default_route_action {
      retry_policy {
        retry_conditions = ["connect-failure"]
        num_retries      = 1
      }
    }

    path_rule {
      paths   = local.upkeep_paths
      service = google_compute_backend_service.members["upkeep"].id

      route_action {
        retry_policy {
          retry_conditions = ["connect-failure"]
          num_retries      = 1
        }
      }
    }
  }
}

resource "google_compute_ssl_policy" "shop" {
  name            = "catamaran"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_target_https_proxy" "shop" {
  name            = "catamaran"
  url_map         = google_compute_url_map.shop.id
  ssl_policy      = google_compute_ssl_policy.shop.id
  certificate_map = "//certificatemanager.googleapis.com/${google_certificate_manager_certificate_map.shop.id}"
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "catamaran-https"
  target                = google_compute_target_https_proxy.shop.id
  ip_address            = google_compute_global_address.balancer.address
  port_range            = "443"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_url_map" "redirect" {
  name = "catamaran-redirect"

  default_url_redirect {
    https_redirect         = true
    strip_query            = false
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
  }
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "catamaran-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_global_forwarding_rule" "http" {
  name                  = "catamaran-http"
  target                = google_compute_target_http_proxy.redirect.id
  ip_address            = google_compute_global_address.balancer.address
  port_range            = "80"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
