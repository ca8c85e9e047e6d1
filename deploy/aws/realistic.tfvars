# A shop of about 100 requests and 5 orders a second, of which each cloud can carry all.
#
# Prices: list prices as remembered from 2024-25, written down 2026-11 for eu-central-1, USD a month,
# +-25 %, not checked with the provider.
#   3 m7i.large with disks 250 · balancer and its traffic 30 · web application firewall 18
#   2 NAT gateways with addresses and traffic 95 · db.m7g.large in two zones, 100 GB 300
#   logs, key, secrets, alarms 35 · link: 2 connections to each peer 73 · together about 800 with one peer
# A one-year commitment takes about 30 % off machines and database.

members = {
  # 2 processors and 8 GB: about 300 requests a second, assumed, to be measured before it is believed.
  size = "m7i.large"
  # One for each zone and one that can die.
  min     = 3
  desired = 3
  # The other cloud's shoppers, and the members that a new release adds.
  max = 9
}

database = {
  size = "db.m7g.large"
  # Half of it is what is kept for a peer that is away: 14 hours at 1 MB/s.
  storage_gb = 100
  # A standby in another zone takes over in one to two minutes; the failover record is faster.
  high_availability = true
  backup_days       = 14
}
