variable "region" {
  description = "Frankfurt by default: all clouds in one metropolis, so that replication takes milliseconds."
  type        = string
  default     = "europe-west3"
}

variable "zones" {
  description = "Zones of the region."
  type        = list(string)
  default     = ["europe-west3-a", "europe-west3-b", "europe-west3-c"]

  validation {
    condition     = length(distinct(var.zones)) >= 2 && length(distinct(var.zones)) == length(var.zones)
    error_message = "A stamp is in at least two different zones."
  }
}

variable "project" {
  description = "The project that everything is made in; its name also makes the buckets' names unique."
  type        = string
}

variable "database_admin_password" {
  description = "The administrator's first password of the database service; it goes to the service and into no state file."
  type        = string
  ephemeral   = true
  sensitive   = true
  default     = null
}

variable "address_range" {
  description = "Private addresses of this stamp, a /16."
  type        = string
  default     = "10.30.0.0/16"

  validation {
    condition     = can(cidrhost(var.address_range, 0)) && endswith(var.address_range, "/16")
    error_message = "The address range is a /16 such as 10.10.0.0/16."
  }
}

variable "peers" {
  description = "The other clouds, each as that cloud's output `peer` gives it for this one."
  type = map(object({
    url              = string
    address_range    = string
    egress_addresses = list(string)
    link = object({
      asn      = number
      gateways = list(string)
    })
  }))
  default = {}

  validation {
    condition     = alltrue([for name in keys(var.peers) : contains(["aws", "azure", "gcp"], name) && name != "gcp"])
    error_message = "Peers are named aws, azure or gcp, and this cloud is none of its own."
  }

  # Two ranges overlap if they are the same network at the length of the shorter prefix.
  validation {
    condition = alltrue(flatten([
      for name, peer in merge(var.peers, { gcp = { address_range = var.address_range } }) : [
        for other, range in merge({ for key, value in var.peers : key => value.address_range }, { gcp = var.address_range }) :
        other == name || cidrhost("${split("/", peer.address_range)[0]}/${min(split("/", peer.address_range)[1], split("/", range)[1])}", 0) != cidrhost("${split("/", range)[0]}/${min(split("/", peer.address_range)[1], split("/", range)[1])}", 0)
      ]
    ]))
    error_message = "The clouds' address ranges must not overlap."
  }

  validation {
    condition     = alltrue([for peer in var.peers : startswith(peer.url, "https://")])
    error_message = "Peers are called over https."
  }

  validation {
    condition     = alltrue([for peer in var.peers : length(peer.link.gateways) == 4 || length(peer.link.gateways) == 0])
    error_message = "A link has four tunnels, so four gateway addresses; none as long as the peer has no link yet."
  }
}

variable "link_ranges" {
  description = "Addresses inside the tunnels of each link, a /28 for four tunnels. The same in all clouds; Azure takes none but 169.254.21.0 to 169.254.22.255."
  type        = map(string)
  default = {
    aws-azure = "169.254.21.0/28"
    aws-gcp   = "169.254.21.16/28"
    azure-gcp = "169.254.21.32/28"
  }

  validation {
    condition     = alltrue([for range in values(var.link_ranges) : can(regex("^169[.]254[.]2[12][.][0-9]+/28$", range))]) && length(distinct(values(var.link_ranges))) == 3
    error_message = "Each link has a /28 of its own within 169.254.21.0 to 169.254.22.255."
  }
}

variable "link_keys" {
  description = "Pre-shared key of the link to each peer, the same on both sides."
  type        = map(string)
  default     = {}
  sensitive   = true

  validation {
    condition     = alltrue([for key in values(var.link_keys) : can(regex("^[A-Za-z1-9][A-Za-z0-9._]{31,63}$", key))])
    error_message = "A link's key is 32 to 64 letters, digits, dots and underscores, and begins with no 0."
  }
}

variable "shop_url" {
  description = "The shop's public address, which the failover record answers."
  type        = string
  default     = "https://shop.example.org"

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+$", var.shop_url))
    error_message = "The shop's address is https:// and a host name."
  }
}

variable "host_name" {
  description = "This cloud's own name, by which the failover record, the checks and the peers reach it."
  type        = string
  default     = "gcp.shop.example.org"
}

variable "release" {
  description = "The release that members run: releases/VERSION/catamaran.tar.gz in this stamp's bucket, and its SHA-256."
  type = object({
    version = string
    sha256  = string
  })

  validation {
    condition     = can(regex("^[0-9a-f]{64}$", var.release.sha256)) && can(regex("^[0-9A-Za-z.-]+$", var.release.version))
    error_message = "A release has a version such as 1.4.0 and the SHA-256 of its archive in 64 hex digits."
  }
}

variable "open" {
  description = "Whether there are members. A new stamp is closed until its database has the schemas: members that cannot start would be replaced for ever."
  type        = bool
  default     = true
}

variable "members" {
  description = "How many members there may be, and of which machine size."
  type = object({
    size    = string
    min     = number
    desired = number
    max     = number
  })

  validation {
    condition     = var.members.min >= 2 && var.members.min <= var.members.desired && var.members.desired <= var.members.max
    error_message = "There are at least two members, so that one can die, and min <= desired <= max."
  }
}

variable "database" {
  description = "Size of the database, its disk, and how long changes can be taken back."
  type = object({
    size              = string
    storage_gb        = number
    high_availability = bool
    backup_days       = number
  })

  validation {
    condition     = var.database.backup_days >= 7 && var.database.backup_days <= 35
    error_message = "Backups are kept for 7 to 35 days: a wrong DELETE is replicated within a second."
  }

  validation {
    condition     = !var.database.high_availability
    error_message = "Google states that an instance with a standby cannot subscribe to another database: the peers are the standby."
  }
}

variable "database_on_vm" {
  description = "PostgreSQL on a machine of our own in place of the cloud's service."
  type        = bool
  default     = false
}

variable "requests_per_client" {
  description = "How many requests one address may make in five minutes. A page costs about ten."
  type        = number
  default     = 2000

  validation {
    condition     = var.requests_per_client >= 100 && var.requests_per_client <= 20000
    error_message = "The rate limit is 100 to 20000 requests in five minutes."
  }
}

variable "gateway" {
  description = "The payment gateway, as members and as browsers reach it."
  type = object({
    url        = string
    public_url = string
  })

  validation {
    condition     = startswith(var.gateway.url, "https://") && startswith(var.gateway.public_url, "https://")
    error_message = "The payment gateway is called over https."
  }
}

variable "mail" {
  description = "The mail server that members hand e-mails to, and the sender."
  type = object({
    host = string
    port = number
    from = string
  })
}

variable "confirm_policy" {
  description = "What becomes of an order that the peer has not got in time: local (confirmed here) or hold."
  type        = string
  default     = "local"

  validation {
    condition     = contains(["local", "hold"], var.confirm_policy)
    error_message = "The policy is local or hold."
  }
}

variable "operators_email" {
  description = "Who gets the alarms."
  type        = string
}

variable "ssh_key" {
  description = "Public key of the operators, for a shell through the cloud's own tunnel. No machine has a public address."
  type        = string

  validation {
    condition     = startswith(var.ssh_key, "ssh-")
    error_message = "The key is a public one in OpenSSH form."
  }
}
