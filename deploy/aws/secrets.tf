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

# Containers only: operators put the values in, and no state file ever holds them.
resource "aws_secretsmanager_secret" "shop" {
  for_each                = toset(concat(values(local.member_secrets), local.operator_secrets))
  name                    = each.key
  kms_key_id              = aws_kms_key.stamp.arn
  recovery_window_in_days = 30
}
