# The smallest stamp that survives the loss of one machine. Its database stands alone: while it restarts
# or moves, the other cloud sells.
#
# Prices: list prices as remembered from 2024-25, written down 2026-11 for germanywestcentral, USD a month,
# +-25 %, not checked with the provider.
#   2 B2s with disks 70 · application gateway with firewall 325 fixed and about 15 for capacity
#   NAT gateway with address 40 · database B2s, 64 GB 57 · logs, vault, storage, addresses 25
#   VPN gateway 140-265 · together about 670-800, most of it the two gateways, whatever the traffic

members = {
  # 4 GB: a member has a heap of 1.5 GB and takes about 2 GB. Processor time comes from credits, enough
  # for a shop of a few requests a second.
  size = "Standard_B2s"
  # One can die; the other carries all.
  min     = 2
  desired = 2
  # Room for a busy evening and for the members that a new release adds.
  max = 4
}

database = {
  # 4 GB hold a catalogue of some thousand products and its indexes. Burstable sizes have no standby.
  size = "B_Standard_B2s"
  # What a peer that is away has not taken stays on it, without a limit: a day at 0.3 MB/s takes 25 GB.
  storage_gb        = 64
  high_availability = false
  backup_days       = 7
}

# No reserved capacity: the gateway is billed for what passes, and takes a minute to grow in a rush.
gateway_capacity = { min = 0, max = 2 }
