# What the cloud would answer, where a test or another resource depends on its form.
mock_resource "azurerm_public_ip" {
  defaults = { ip_address = "198.51.100.40" }
}

mock_resource "azurerm_storage_account" {
  defaults = {
    id                    = "/subscriptions/0/resourceGroups/catamaran/providers/Microsoft.Storage/storageAccounts/catamaranexample"
    primary_blob_endpoint = "https://catamaranexample.blob.core.windows.net/"
  }
}

mock_resource "azurerm_key_vault" {
  defaults = {
    id        = "/subscriptions/0/resourceGroups/catamaran/providers/Microsoft.KeyVault/vaults/catamaran-example"
    vault_uri = "https://catamaran-example.vault.azure.net/"
  }
}

mock_resource "azurerm_postgresql_flexible_server" {
  defaults = { fqdn = "catamaran-example.postgres.database.azure.com" }
}
