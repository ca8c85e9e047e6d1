locals {
  member_group = "catamaran"

  settings = {
    API_REQUESTS_PER_MINUTE = "600"
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
    IDENTITY                = azurerm_user_assigned_identity.members.client_id
    MAIL_FROM               = var.mail.from
    MAIL_HOST               = var.mail.host
    MAIL_PORT               = tostring(var.mail.port)
    MEMBER_GROUP            = local.member_group
    PEERS                   = join(",", [for name, peer in var.peers : "${name}=${peer.url}"])
    PROJECT                 = var.subscription_id
    REGION                  = var.region
    RELEASE                 = var.release.version
    RELEASE_SHA256          = var.release.sha256
    RELEASE_URL             = "${local.storage_url.releases}/releases/${var.release.version}/catamaran.tar.gz"
    SECRETS                 = join(" ", [for setting, name in local.member_secrets : "${setting}=${name}"])
    SECRET_STORE            = trimsuffix(azurerm_key_vault.stamp.vault_uri, "/")
    SHOP_URL                = var.shop_url
  }

  user_data = templatefile("${path.module}/../vm/cloud-init.yaml.tftpl", {
    settings = local.settings
    scripts = { for name in ["catamaran-cloud", "catamaran-first-boot"] :
    name => file("${path.module}/../vm/${name}") }
  })
}

resource "azurerm_user_assigned_identity" "members" {
  name                = "catamaran-members"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags
}

# How members find each other, and no more.
resource "azurerm_role_definition" "discovery" {
  name  = "catamaran-discovery"
  scope = azurerm_resource_group.stamp.id

  permissions {
    actions = [
      "Microsoft.Compute/virtualMachineScaleSets/read",
      "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read",
      "Microsoft.Compute/virtualMachineScaleSets/networkInterfaces/read",
      "Microsoft.Compute/virtualMachineScaleSets/publicIPAddresses/read",
      "Microsoft.Network/networkInterfaces/read",
      "Microsoft.Network/publicIPAddresses/read",
    ]
  }
}

resource "azurerm_role_assignment" "discovery" {
  scope              = azurerm_resource_group.stamp.id
  role_definition_id = azurerm_role_definition.discovery.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.members.principal_id
}

resource "azurerm_role_assignment" "releases" {
  scope                = "${azurerm_storage_account.stamp.id}/blobServices/default/containers/releases"
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_user_assigned_identity.members.principal_id
}

# Its model is for machines to come. Those that run are left alone: operators replace them one by one. The
# model has user data, not custom data, which nobody can read back: so operators can change the release
# in it, and nothing else.
resource "azurerm_linux_virtual_machine_scale_set" "members" {
  name                            = local.member_group
  resource_group_name             = local.group
  location                        = local.location
  sku                             = var.members.size
  instances                       = var.open ? var.members.desired : 0
  zones                           = var.zones
  zone_balance                    = true
  admin_username                  = "operators"
  disable_password_authentication = true
  encryption_at_host_enabled      = true
  upgrade_mode                    = "Manual"
  overprovision                   = false
  user_data                       = base64encode(local.user_data)
  tags                            = merge(local.tags, { catamaran-cluster = local.member_group })

  admin_ssh_key {
    username   = "operators"
    public_key = var.ssh_key
  }

  source_image_reference {
    publisher = "Debian"
    offer     = "debian-12"
    sku       = "12-gen2"
    version   = "latest"
  }

  os_disk {
    caching              = "ReadOnly"
    storage_account_type = "StandardSSD_LRS"
    disk_size_gb         = 30
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.members.id]
  }

  network_interface {
    name    = "member"
    primary = true

    ip_configuration {
      name                                         = "member"
      primary                                      = true
      subnet_id                                    = azurerm_subnet.members.id
      application_gateway_backend_address_pool_ids = [for pool in azurerm_application_gateway.shop.backend_address_pool : pool.id]
    }
  }

  # Whether the member has come up and answers, not whether it is ready: while the database fails over no
  # member is, and repairing all of them would make an outage of a minute one of ten. A scale set listens
  # to one source alone.
  extension {
    name                       = "health"
    publisher                  = "Microsoft.ManagedServices"
    type                       = "ApplicationHealthLinux"
    type_handler_version       = "2.0"
    auto_upgrade_minor_version = true
    settings = jsonencode({
      protocol          = "http"
      port              = local.http_port
      requestPath       = "/health/started"
      intervalInSeconds = 10
      numberOfProbes    = 6
      gracePeriod       = 900
    })
  }

  automatic_instance_repair {
    enabled      = true
    grace_period = "PT30M"
  }

  # Time to drain, to finish what is under way, and to leave the cluster.
  termination_notification {
    enabled = true
    timeout = "PT5M"
  }

  # How many there are between min and max is the operators' and the scaling rules'.
  lifecycle {
    ignore_changes = [instances]
  }
}

# Half of what the members can do, so that this cloud can take the other's shoppers at once.
resource "azurerm_monitor_autoscale_setting" "members" {
  name                = "catamaran"
  resource_group_name = local.group
  location            = local.location
  target_resource_id  = azurerm_linux_virtual_machine_scale_set.members.id
  tags                = local.tags

  profile {
    name = "processor"

    capacity {
      minimum = var.open ? var.members.min : 0
      default = var.open ? var.members.desired : 0
      maximum = var.open ? var.members.max : 0
    }

    rule {
      metric_trigger {
        metric_name        = "Percentage CPU"
        metric_resource_id = azurerm_linux_virtual_machine_scale_set.members.id
        time_grain         = "PT1M"
        statistic          = "Average"
        time_window        = "PT5M"
        time_aggregation   = "Average"
        operator           = "GreaterThan"
        threshold          = 45
      }

      scale_action {
        direction = "Increase"
        type      = "ChangeCount"
        value     = "1"
        cooldown  = "PT5M"
      }
    }

    rule {
      metric_trigger {
        metric_name        = "Percentage CPU"
        metric_resource_id = azurerm_linux_virtual_machine_scale_set.members.id
        time_grain         = "PT1M"
        statistic          = "Average"
        time_window        = "PT15M"
        time_aggregation   = "Average"
        operator           = "LessThan"
        threshold          = 20
      }

      scale_action {
        direction = "Decrease"
        type      = "ChangeCount"
        value     = "1"
        cooldown  = "PT15M"
      }
    }
  }
}
