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

# The vault only: operators put the secrets in, and no state file ever holds them.
resource "azurerm_key_vault" "stamp" {
  name                          = "catamaran-${var.name_suffix}"
  resource_group_name           = local.group
  location                      = local.location
  tenant_id                     = var.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 30
  public_network_access_enabled = true
  tags                          = local.tags

  network_acls {
    default_action             = "Deny"
    bypass                     = "AzureServices"
    ip_rules                   = var.operator_addresses
    virtual_network_subnet_ids = [azurerm_subnet.members.id]
  }
}

# One by one, so that members do not read what is the operators'.
resource "azurerm_role_assignment" "member_secrets" {
  for_each             = local.member_secrets
  scope                = "${azurerm_key_vault.stamp.id}/secrets/${each.value}"
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.members.principal_id
}

resource "azurerm_role_assignment" "balancer_certificate" {
  scope                = "${azurerm_key_vault.stamp.id}/secrets/${var.certificate}"
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.balancer.principal_id
}
