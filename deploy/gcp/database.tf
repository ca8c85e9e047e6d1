locals {
  machine_address = cidrhost(local.members_range, 10)
  database_host   = var.database_on_vm ? local.machine_address : google_sql_database_instance.shop[0].private_ip_address
  managed         = var.database_on_vm ? 0 : 1
  on_vm           = var.database_on_vm ? 1 : 0

  # For two peers: each is listened to and listens, and several tables are copied at a time at first.
  database_parameters = {
    "cloudsql.logical_decoding"           = "on"
    "track_commit_timestamp"              = "on"
    "max_replication_slots"               = "16"
    "max_wal_senders"                     = "16"
    "max_worker_processes"                = "24"
    "max_logical_replication_workers"     = "12"
    "max_sync_workers_per_subscription"   = "4"
    "idle_in_transaction_session_timeout" = "60000"
    # In MB: what is kept for a peer that is away; beyond it that peer is copied anew, and this cloud sells on.
    "max_slot_wal_keep_size" = tostring(floor(var.database.storage_gb * 1024 / 2))
  }
}

# Encrypted at rest by the cloud, always. In one zone: see variable database.
resource "google_sql_database_instance" "shop" {
  count               = local.managed
  name                = "catamaran"
  region              = var.region
  database_version    = "POSTGRES_17"
  deletion_protection = true

  settings {
    edition                     = "ENTERPRISE"
    tier                        = var.database.size
    availability_type           = "ZONAL"
    disk_type                   = "PD_SSD"
    disk_size                   = var.database.storage_gb
    disk_autoresize             = true
    disk_autoresize_limit       = var.database.storage_gb * 5
    deletion_protection_enabled = true
    retain_backups_on_delete    = true
    user_labels                 = local.tags

    dynamic "database_flags" {
      for_each = local.database_parameters

      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.stamp.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    location_preference {
      zone = var.zones[0]
    }

    backup_configuration {
      enabled                        = true
      point_in_time_recovery_enabled = true
      start_time                     = "02:00"
      transaction_log_retention_days = 7

      backup_retention_settings {
        retained_backups = var.database.backup_days
      }
    }

    # Another day than in the other clouds: no two databases are patched at the same time.
    maintenance_window {
      day  = 5
      hour = 3
    }

    insights_config {
      query_insights_enabled = true
    }
  }

  # The disk grows by itself.
  lifecycle {
    ignore_changes = [settings[0].disk_size]
  }

  depends_on = [google_service_networking_connection.database]
}

resource "google_sql_user" "administrator" {
  count               = local.managed
  name                = "catamaran_admin"
  instance            = google_sql_database_instance.shop[0].name
  password_wo         = var.database_admin_password
  password_wo_version = 1
}

# The alternative: PostgreSQL of Debian 13 on a machine of our own, with a disk that outlives the machine.
resource "google_compute_disk" "database" {
  count                                 = local.on_vm
  name                                  = "catamaran-database"
  zone                                  = var.zones[0]
  type                                  = "pd-ssd"
  size                                  = var.database.storage_gb
  create_snapshot_before_destroy        = true
  create_snapshot_before_destroy_prefix = "catamaran-final"
}

resource "google_service_account" "database" {
  count        = local.on_vm
  account_id   = "catamaran-database"
  display_name = "The shop's database"
}

# Adds dumps, and neither reads nor removes any.
resource "google_storage_bucket_iam_member" "dumps" {
  count  = local.on_vm
  bucket = google_storage_bucket.stamp["backups"].name
  role   = "roles/storage.objectCreator"
  member = google_service_account.database[0].member
}

resource "google_compute_instance" "database" {
  count               = local.on_vm
  name                = "catamaran-database"
  zone                = var.zones[0]
  machine_type        = var.database.size
  tags                = ["database"]
  deletion_protection = true

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-13"
      size  = 20
      type  = "pd-balanced"
    }
  }

  attached_disk {
    source      = google_compute_disk.database[0].id
    device_name = "data"
  }

  network_interface {
    subnetwork = google_compute_subnetwork.members.id
    network_ip = local.machine_address
  }

  service_account {
    email  = google_service_account.database[0].email
    scopes = ["cloud-platform"]
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  metadata = {
    user-data = templatefile("${path.module}/../vm/database-cloud-init.yaml.tftpl", {
      settings = {
        BACKUPS   = "${local.storage_url.backups}/database"
        CLIENTS   = join(" ", concat([local.members_range], [for peer in var.peers : peer.address_range]))
        CLOUD     = local.cloud
        DATA_DISK = "/dev/disk/by-id/google-data"
        DB_NAME   = "catamaran"
        IDENTITY  = google_service_account.database[0].email
        REGION    = var.region
        WAL_KEEP  = "${floor(var.database.storage_gb / 2)}GB"
      }
      scripts = { for name in ["catamaran-cloud", "catamaran-database"] :
      name => file("${path.module}/../vm/${name}") }
    })
    ssh-keys                 = "operators:${var.ssh_key}"
    block-project-ssh-keys   = "true"
    disable-legacy-endpoints = "true"
  }

  # A new image makes a new machine only when an operator asks for it.
  lifecycle {
    ignore_changes = [boot_disk, metadata]
  }
}
