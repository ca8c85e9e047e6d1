# How the shop is called, and who is told. Prices as remembered from 2024-25, written down 2026-11, +-25 %:
# zone 0.50, each check 0.50 to 0.75 and 1 to 2 for each of three options, together about 12 USD a month.
zone            = "example.org"
shop_name       = "shop.example.org"
operators_email = "operators@example.org"
