# A shop of about 100 requests and 5 orders a second, of which each cloud can carry all.
#
# Prices: list prices as remembered from 2024-25, written down 2026-11 for germanywestcentral, USD a month,
# +-25 %, not checked with the provider.
#   3 D2s_v5 with disks 225 · application gateway with firewall 325 fixed and 105-210 for capacity
#   NAT gateway with address and traffic 62 · database D2ds_v5 in two zones, 128 GB 290
#   logs, vault, storage, addresses 75 · VPN gateway 140-265 · together about 1,220-1,450
# A one-year commitment takes about 30 % off machines and database.

members = {
  # 2 processors and 8 GB: about 300 requests a second, assumed, to be measured before it is believed.
  size = "Standard_D2s_v5"
  # One for each zone; one can die.
  min     = 3
  desired = 3
  # The other cloud's shoppers, and the members that a new release adds.
  max = 9
}

database = {
  size = "GP_Standard_D2ds_v5"
  # What a peer that is away has not taken stays on it, without a limit: at 1 MB/s half a day takes 43 GB.
  storage_gb = 128
  # A standby in another zone takes over in one to two minutes; the failover record is faster.
  high_availability = true
  backup_days       = 14
}

# One unit is 10 capacity units, 105 a month, used or not: the other cloud's shoppers are taken at once.
gateway_capacity = { min = 1, max = 10 }
