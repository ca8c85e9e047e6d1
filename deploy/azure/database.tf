locals {
  database_host = var.database_on_vm ? local.machine_address : azurerm_postgresql_flexible_server.shop[0].fqdn
  # Fixed, so that peers and members keep it when the machine is made anew.
  machine_address = cidrhost(local.machines_range, 10)

  managed = var.database_on_vm ? 0 : 1
  on_vm   = var.database_on_vm ? 1 : 0

  # For two peers; the service itself takes four slots and senders for its standby. What is kept for a peer
  # that is away cannot be limited here: the service drops an unused slot when the disk runs full.
  database_parameters = {
    wal_level                           = "logical"
    track_commit_timestamp              = "on"
    max_replication_slots               = "20"
    max_wal_senders                     = "20"
    max_worker_processes                = "24"
    max_logical_replication_workers     = "12"
    max_sync_workers_per_subscription   = "4"
    idle_in_transaction_session_timeout = "60000"
    require_secure_transport            = "on"
    ssl_min_protocol_version            = "TLSv1.2"
    # The standby has the slots, too, and a peer goes on listening after it took over.
    sync_replication_slots = "on"
    hot_standby_feedback   = "on"
  }
}

resource "azurerm_private_dns_zone" "database" {
  name                = "catamaran.private.postgres.database.azure.com"
  resource_group_name = local.group
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "database" {
  name                  = "catamaran"
  resource_group_name   = local.group
  private_dns_zone_name = azurerm_private_dns_zone.database.name
  virtual_network_id    = azurerm_virtual_network.stamp.id
  tags                  = local.tags
}

# Encrypted at rest by the service, always.
resource "azurerm_postgresql_flexible_server" "shop" {
  count                         = local.managed
  name                          = "catamaran-${var.name_suffix}"
  resource_group_name           = local.group
  location                      = local.location
  version                       = "17"
  sku_name                      = var.database.size
  storage_mb                    = var.database.storage_gb * 1024
  auto_grow_enabled             = true
  delegated_subnet_id           = azurerm_subnet.database.id
  private_dns_zone_id           = azurerm_private_dns_zone.database.id
  public_network_access_enabled = false

  administrator_login               = "catamaran_admin"
  administrator_password_wo         = var.database_admin_password
  administrator_password_wo_version = 1

  backup_retention_days        = var.database.backup_days
  geo_redundant_backup_enabled = false
  zone                         = var.zones[0]
  tags                         = local.tags

  dynamic "high_availability" {
    for_each = var.database.high_availability ? [var.zones[1]] : []

    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }

  # Another day than in the other clouds: no two databases are patched at the same time.
  maintenance_window {
    day_of_week  = 3
    start_hour   = 3
    start_minute = 30
  }

  # Zones change places when the standby takes over, and the disk grows by itself.
  lifecycle {
    ignore_changes = [zone, high_availability[0].standby_availability_zone, storage_mb]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.database]
}

resource "azurerm_postgresql_flexible_server_configuration" "shop" {
  for_each  = var.database_on_vm ? {} : local.database_parameters
  name      = each.key
  value     = each.value
  server_id = azurerm_postgresql_flexible_server.shop[0].id
}

# Extensions that the shop's schemas use; the service lets none be made that is not named here.
resource "azurerm_postgresql_flexible_server_configuration" "extensions" {
  count     = local.managed
  name      = "azure.extensions"
  value     = "PG_TRGM,UNACCENT"
  server_id = azurerm_postgresql_flexible_server.shop[0].id
}

resource "azurerm_management_lock" "database" {
  name       = "keep"
  scope      = var.database_on_vm ? azurerm_managed_disk.database[0].id : azurerm_postgresql_flexible_server.shop[0].id
  lock_level = "CanNotDelete"
  notes      = "The shop's orders."
}

# The alternative: PostgreSQL of Debian 13 on a machine of our own, with a disk that outlives the machine.
resource "azurerm_managed_disk" "database" {
  count                         = local.on_vm
  name                          = "catamaran-database"
  resource_group_name           = local.group
  location                      = local.location
  zone                          = var.zones[0]
  storage_account_type          = "Premium_LRS"
  create_option                 = "Empty"
  disk_size_gb                  = var.database.storage_gb
  public_network_access_enabled = false
  network_access_policy         = "DenyAll"
  tags                          = local.tags
}

resource "azurerm_user_assigned_identity" "database" {
  count               = local.on_vm
  name                = "catamaran-database"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags
}

# Adds dumps, and neither reads nor removes any.
resource "azurerm_role_definition" "dumps" {
  count = local.on_vm
  name  = "catamaran-dumps"
  scope = azurerm_resource_group.stamp.id

  permissions {
    data_actions = [
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action",
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
    ]
  }
}

resource "azurerm_role_assignment" "dumps" {
  count              = local.on_vm
  scope              = "${azurerm_storage_account.stamp.id}/blobServices/default/containers/backups"
  role_definition_id = azurerm_role_definition.dumps[0].role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.database[0].principal_id
}

resource "azurerm_network_interface" "database" {
  count               = local.on_vm
  name                = "catamaran-database"
  resource_group_name = local.group
  location            = local.location
  tags                = local.tags

  ip_configuration {
    name                          = "database"
    subnet_id                     = azurerm_subnet.machines.id
    private_ip_address_allocation = "Static"
    private_ip_address            = local.machine_address
  }
}

resource "azurerm_linux_virtual_machine" "database" {
  count                           = local.on_vm
  name                            = "catamaran-database"
  resource_group_name             = local.group
  location                        = local.location
  zone                            = var.zones[0]
  size                            = var.database.size
  admin_username                  = "operators"
  disable_password_authentication = true
  encryption_at_host_enabled      = true
  network_interface_ids           = [azurerm_network_interface.database[0].id]
  tags                            = local.tags
  custom_data = base64encode(templatefile("${path.module}/../vm/database-cloud-init.yaml.tftpl", {
    settings = {
      BACKUPS   = "${local.storage_url.backups}/database"
      CLIENTS   = join(" ", concat([local.members_range], [for peer in var.peers : peer.address_range]))
      CLOUD     = local.cloud
      DATA_DISK = "/dev/disk/azure/scsi1/lun0"
      DB_NAME   = "catamaran"
      IDENTITY  = azurerm_user_assigned_identity.database[0].client_id
      REGION    = var.region
      WAL_KEEP  = "${floor(var.database.storage_gb / 2)}GB"
    }
    scripts = { for name in ["catamaran-cloud", "catamaran-database"] :
    name => file("${path.module}/../vm/${name}") }
  }))

  admin_ssh_key {
    username   = "operators"
    public_key = var.ssh_key
  }

  source_image_reference {
    publisher = "Debian"
    offer     = "debian-13"
    sku       = "13-gen2"
    version   = "latest"
  }

  os_disk {
    caching              = "ReadOnly"
    storage_account_type = "StandardSSD_LRS"
    disk_size_gb         = 30
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.database[0].id]
  }

  # A new image makes a new machine only when an operator asks for it.
  lifecycle {
    ignore_changes = [custom_data, source_image_reference]
  }
}

resource "azurerm_virtual_machine_data_disk_attachment" "database" {
  count              = local.on_vm
  managed_disk_id    = azurerm_managed_disk.database[0].id
  virtual_machine_id = azurerm_linux_virtual_machine.database[0].id
  lun                = 0
  caching            = "None"
}
