output "shop_name" {
  description = "The name that shoppers use."
  value       = var.shop_name
}

output "health_checks" {
  description = "The check of each cloud, by its name."
  value       = { for name, check in aws_route53_health_check.cloud : name => check.id }
}
