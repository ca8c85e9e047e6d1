locals {
  # Settings of members that are secret, by the names of the secrets that hold them.
  member_secrets = {
    DB_PASSWORD  = "catamaran-db-password"
    FACES_KEY    = "catamaran-faces-key"
    GATEWAY_KEY  = "catamaran-gateway-key"
    OPERATOR_KEY = "catamaran-operator-key"
    PEER_KEY     = "catamaran-peer-key"
    VISITOR_KEY  = "catamaran-visitor-key"
  }

  # For the operators alone.
  operator_secrets = ["catamaran-db-owner-password", "catamaran-db-replicator-password"]
}

# Containers only: operators put the values in, and no state file ever holds them. Encrypted by the cloud.
resource "google_secret_manager_secret" "shop" {
  for_each            = toset(concat(values(local.member_secrets), local.operator_secrets))
  secret_id           = each.key
  deletion_protection = true

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

# One by one, so that members do not read what is the operators'.
resource "google_secret_manager_secret_iam_member" "members" {
  for_each  = local.member_secrets
  secret_id = google_secret_manager_secret.shop[each.value].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.members.member
}
