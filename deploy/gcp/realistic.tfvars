# A shop of about 100 requests and 5 orders a second, of which each cloud can carry all.
#
# Prices: list prices as remembered from 2024-25, written down 2026-11 for europe-west3, USD a month,
# +-25 %, not checked with the provider.
#   3 e2-standard-2 with disks 190 · balancer with firewall and traffic 45 · NAT with addresses 30
#   database 2 processors, 8 GB, 100 GB in one zone 140 · logs, secrets, storage 30
#   link: 2-4 tunnels to a peer 75-150 · together about 510-585 with one peer
# A one-year commitment takes about 30 % off machines and database.

members = {
  # 2 processors and 8 GB: about 300 requests a second, assumed, to be measured before it is believed.
  size = "e2-standard-2"
  # One for each zone; one can die.
  min     = 3
  desired = 3
  # The other cloud's shoppers, and the members that a new release adds.
  max = 9
}

database = {
  size = "db-custom-2-8192"
  # Half of it is what is kept for a peer that is away: 14 hours at 1 MB/s.
  storage_gb = 100
  # Not to be had together with replication from the peers; they are the standby.
  high_availability = false
  backup_days       = 14
}
