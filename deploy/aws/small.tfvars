# The smallest stamp that survives the loss of one machine. Its database stands alone: while it restarts
# or moves, the other cloud sells.
#
# Prices: list prices as remembered from 2024-25, written down 2026-11 for eu-central-1, USD a month,
# +-25 %, not checked with the provider.
#   2 t3.medium with disks 64 · balancer and its traffic 22 · web application firewall 12
#   2 NAT gateways with addresses 84 · db.t4g.medium, 50 GB 56 · logs, key, secrets, alarms 14
#   link: 2 connections to each peer 73 · together about 325 with one peer

members = {
  # 4 GB: a member has a heap of 1.5 GB and takes about 2 GB. Processor time comes from credits, enough
  # for a shop of a few requests a second.
  size = "t3.medium"
  # One can die; the other carries all.
  min     = 2
  desired = 2
  # Room for a busy evening and for the members that a new release adds.
  max = 4
}

database = {
  # 4 GB hold a catalogue of some thousand products and its indexes.
  size = "db.t4g.medium"
  # Half of it is what is kept for a peer that is away: a day at 0.3 MB/s.
  storage_gb        = 50
  high_availability = false
  backup_days       = 7
}
