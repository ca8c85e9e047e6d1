# What a variable changes.
mock_provider "google" {
  source = "./tests/mocks"
}

run "alone" {
  variables {
    peers     = {}
    link_keys = {}
  }

  assert {
    condition     = length(google_compute_vpn_tunnel.peer) == 0 && !strcontains(local.firewall_rules.peers.expression, "origin.ip")
    error_message = "link.tf: a first stamp stands without peers, and nobody is taken for one"
  }
}

run "closed" {
  variables {
    open = false
  }

  assert {
    condition     = length(google_compute_region_autoscaler.members) == 0 && google_compute_region_instance_group_manager.members.target_size == 0
    error_message = "members.tf: there are no members before the database has the schemas"
  }
}

run "database_on_vm" {
  variables {
    database_on_vm = true
  }

  assert {
    condition     = length(google_sql_database_instance.shop) == 0 && output.database.host == "10.30.10.10" && output.database.on_vm
    error_message = "database.tf: a machine of our own takes the place of the service"
  }

  assert {
    condition     = google_compute_instance.database[0].deletion_protection && google_compute_disk.database[0].create_snapshot_before_destroy
    error_message = "database.tf: neither the machine nor its disk goes by mistake"
  }

  assert {
    condition     = length(google_compute_instance.database[0].network_interface[0].access_config) == 0 && google_compute_instance.database[0].metadata["disable-legacy-endpoints"] == "true"
    error_message = "database.tf: the machine is in a private network, with metadata for itself alone"
  }

  assert {
    condition     = strcontains(base64decode(yamldecode(google_compute_instance.database[0].metadata["user-data"]).write_files[0].content), "CLIENTS='10.30.10.0/24 10.10.0.0/16 10.20.0.0/16'") && strcontains(base64decode(yamldecode(google_compute_instance.database[0].metadata["user-data"]).write_files[0].content), "google-${google_compute_instance.database[0].attached_disk[0].device_name}'")
    error_message = "database.tf: the machine takes members and peers, and finds its disk"
  }

  assert {
    condition     = google_storage_bucket_iam_member.dumps[0].role == "roles/storage.objectCreator" && google_storage_bucket_iam_member.dumps[0].bucket == google_storage_bucket.stamp["backups"].name
    error_message = "database.tf: the machine may add dumps, and neither read nor remove any"
  }
}
