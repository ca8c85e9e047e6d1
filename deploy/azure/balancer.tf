locals {
  # What the failover record, the other clouds and operators ask. It has settings of its own, so that what is
  # counted of the others is what shoppers ask.
  upkeep_paths = ["/health/*", "/peer/*", "/operations", "/operations/*"]
}

resource "azurerm_public_ip" "balancer" {
  name                = "catamaran-balancer"
  resource_group_name = local.group
  location            = local.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = var.zones
  tags                = local.tags
}

# Reads the certificate, and nothing else of the vault.
resource "azurerm_user_assigned_identity" "balancer" {
  name                = "catamaran-balancer"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags
}

resource "azurerm_application_gateway" "shop" {
  name                = "catamaran"
  resource_group_name = local.group
  location            = local.location
  zones               = var.zones
  enable_http2        = true
  firewall_policy_id  = azurerm_web_application_firewall_policy.shop.id
  tags                = local.tags

  sku {
    name = "WAF_v2"
    tier = "WAF_v2"
  }

  autoscale_configuration {
    min_capacity = var.gateway_capacity.min
    max_capacity = var.gateway_capacity.max
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.balancer.id]
  }

  gateway_ip_configuration {
    name      = "balancer"
    subnet_id = azurerm_subnet.balancer.id
  }

  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.balancer.id
  }

  frontend_port {
    name = "https"
    port = 443
  }

  frontend_port {
    name = "http"
    port = 80
  }

  # Without a version: a renewed certificate is taken over within hours.
  ssl_certificate {
    name                = "shop"
    key_vault_secret_id = "${azurerm_key_vault.stamp.vault_uri}secrets/${var.certificate}"
  }

  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20220101"
  }

  # A member that fails is out of the way after ten seconds. With none ready the gateway answers 502
  # itself, which the failover record takes for a cloud that is down.
  probe {
    name                                      = "ready"
    protocol                                  = "Http"
    path                                      = "/health/ready"
    port                                      = local.http_port
    host                                      = var.host_name
    interval                                  = 5
    timeout                                   = 3
    unhealthy_threshold                       = 2
    pick_host_name_from_backend_http_settings = false

    match {
      status_code = ["200"]
    }
  }

  backend_address_pool {
    name = "members"
  }

  # The same members twice. Requests are counted by the names of the pool and the settings, by which
  # operators tell them apart. A session is copied to other members only after its request was answered.
  dynamic "backend_http_settings" {
    for_each = { members = "Enabled", upkeep = "Disabled" }

    content {
      name                                = backend_http_settings.key
      port                                = local.http_port
      protocol                            = "Http"
      cookie_based_affinity               = backend_http_settings.value
      request_timeout                     = 60
      probe_name                          = "ready"
      pick_host_name_from_backend_address = false

      connection_draining {
        enabled           = true
        drain_timeout_sec = 30
      }
    }
  }

  http_listener {
    name                           = "https"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "https"
    protocol                       = "Https"
    ssl_certificate_name           = "shop"
  }

  http_listener {
    name                           = "http"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "http"
    protocol                       = "Http"
  }

  # The gateway adds the client's port to its address; the shop counts requests by the address.
  rewrite_rule_set {
    name = "client"

    rewrite_rule {
      name          = "client-address"
      rule_sequence = 100

      request_header_configuration {
        header_name  = "X-Forwarded-For"
        header_value = "{var_add_x_forwarded_for_proxy}"
      }
    }
  }

  url_path_map {
    name                               = "shop"
    default_backend_address_pool_name  = "members"
    default_backend_http_settings_name = "members"
    default_rewrite_rule_set_name      = "client"

    path_rule {
      name                       = "upkeep"
      paths                      = local.upkeep_paths
      backend_address_pool_name  = "members"
      backend_http_settings_name = "upkeep"
      rewrite_rule_set_name      = "client"
    }
  }

  request_routing_rule {
    name               = "shop"
    priority           = 100
    rule_type          = "PathBasedRouting"
    http_listener_name = "https"
    url_path_map_name  = "shop"
  }

  redirect_configuration {
    name                 = "https"
    redirect_type        = "Permanent"
    target_listener_name = "https"
    include_path         = true
    include_query_string = true
  }

  request_routing_rule {
    name                        = "redirect"
    priority                    = 200
    rule_type                   = "Basic"
    http_listener_name          = "http"
    redirect_configuration_name = "https"
  }

  depends_on = [azurerm_role_assignment.balancer_certificate]
}

resource "azurerm_management_lock" "balancer" {
  name       = "keep"
  scope      = azurerm_public_ip.balancer.id
  lock_level = "CanNotDelete"
  notes      = "The failover record points to this address."
}
