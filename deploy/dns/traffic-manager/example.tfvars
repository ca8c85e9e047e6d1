# About 5 USD a month for three checked names and a million questions; as remembered from 2024-25,
# written down 2026-11, +-25 %.
subscription_id = "00000000-0000-0000-0000-000000000000"
profile_name    = "catamaran-example"
