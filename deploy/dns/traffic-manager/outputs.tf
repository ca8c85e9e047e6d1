output "target" {
  description = "What the shop's name is a CNAME to."
  value       = azurerm_traffic_manager_profile.shop.fqdn
}
