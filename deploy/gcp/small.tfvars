# The smallest stamp that survives the loss of one machine. Its database stands alone: while it restarts
# or moves, the other cloud sells.
#
# Prices: list prices as remembered from 2024-25, written down 2026-11 for europe-west3, USD a month,
# +-25 %, not checked with the provider.
#   2 e2-medium with disks 58 · balancer with firewall 30 · NAT with addresses 15
#   database 2 processors, 8 GB, 50 GB 125 · logs, secrets, storage 10 · link: 2-4 tunnels to a peer 75-150
#   together about 315-390 with one peer

members = {
  # 4 GB: a member has a heap of 1.5 GB and takes about 2 GB. Two shared processors, enough for a shop of a
  # few requests a second.
  size = "e2-medium"
  # One can die; the other carries all.
  min     = 2
  desired = 2
  # Room for a busy evening and for the members that a new release adds.
  max = 4
}

database = {
  # The smallest size that Google gives a promise for.
  size = "db-custom-2-7680"
  # Half of it is what is kept for a peer that is away: a day at 0.3 MB/s.
  storage_gb        = 50
  high_availability = false
  backup_days       = 7
}
