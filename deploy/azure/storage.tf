locals {
  containers = toset(["releases", "backups"])

  storage_url = { for name in local.containers :
  name => "${azurerm_storage_account.stamp.primary_blob_endpoint}${name}" }
}

resource "azurerm_storage_account" "stamp" {
  name                              = "catamaran${var.name_suffix}"
  resource_group_name               = local.group
  location                          = local.location
  account_tier                      = "Standard"
  account_replication_type          = "ZRS"
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  allow_nested_items_to_be_public   = false
  shared_access_key_enabled         = false
  cross_tenant_replication_enabled  = false
  infrastructure_encryption_enabled = true
  tags                              = local.tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 30
    }

    container_delete_retention_policy {
      days = 30
    }
  }

  network_rules {
    default_action             = "Deny"
    bypass                     = ["AzureServices"]
    ip_rules                   = var.operator_addresses
    virtual_network_subnet_ids = [azurerm_subnet.members.id, azurerm_subnet.machines.id]
  }
}

resource "azurerm_storage_container" "stamp" {
  for_each              = local.containers
  name                  = each.key
  storage_account_id    = azurerm_storage_account.stamp.id
  container_access_type = "private"
}

# Releases never expire: a member that is replaced after a year still fetches its own.
resource "azurerm_storage_management_policy" "stamp" {
  storage_account_id = azurerm_storage_account.stamp.id

  rule {
    name    = "backups"
    enabled = true

    filters {
      blob_types   = ["blockBlob"]
      prefix_match = ["backups/"]
    }

    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = 90
      }

      version {
        delete_after_days_since_creation = 30
      }
    }
  }
}

resource "azurerm_management_lock" "storage" {
  name       = "keep"
  scope      = azurerm_storage_account.stamp.id
  lock_level = "CanNotDelete"
  notes      = "Members fetch releases from here; backups are here."
}
