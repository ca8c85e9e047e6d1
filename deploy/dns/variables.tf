# Plain variables in the form of the stamps' outputs, and no terraform_remote_state: whoever may read a
# stamp's state reads the keys of its links, and this root needs a name and an address of each.
variable "stamps" {
  description = "Output `endpoint` of each stamp, by the cloud's name. Empty at first, while certificates are proven."
  type = map(object({
    host_name    = string
    record_type  = string
    record_value = string
  }))

  validation {
    condition     = alltrue([for stamp in var.stamps : contains(["A", "CNAME"], stamp.record_type)])
    error_message = "A stamp's own name is an A or a CNAME record."
  }

  validation {
    condition     = length(distinct([for stamp in var.stamps : stamp.host_name])) == length(var.stamps)
    error_message = "Each stamp has a name of its own."
  }
}

variable "certificate_records" {
  description = "Outputs `certificate_records` of all stamps, merged."
  type = map(object({
    type  = string
    value = string
  }))
  default = {}
}

variable "zone" {
  description = "The hosted zone, which must be there."
  type        = string
}

variable "shop_name" {
  description = "The shop's host name, below the zone's name: a CNAME cannot stand at the top of a zone."
  type        = string

  validation {
    condition     = endswith(var.shop_name, ".${var.zone}")
    error_message = "The shop's name is below the zone's."
  }
}

variable "routing" {
  description = "weighted: all clouds take traffic, by their weights. failover: one takes it, the others while it is down."
  type        = string
  default     = "weighted"

  validation {
    condition     = contains(["weighted", "failover"], var.routing)
    error_message = "The routing is weighted or failover."
  }
}

variable "weights" {
  description = "Share of each cloud; one that is not named has 50. With 0 it is drained, and still serves who knows it."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue([for weight in values(var.weights) : weight >= 0 && weight <= 255])
    error_message = "A weight is 0 to 255."
  }

  validation {
    condition     = length(var.stamps) == 0 || anytrue([for name in keys(var.stamps) : lookup(var.weights, name, 50) > 0])
    error_message = "One cloud at least has a weight."
  }
}

variable "primary" {
  description = "The cloud that takes all traffic with routing failover."
  type        = string
  default     = "aws"

  validation {
    condition     = var.routing == "weighted" || length(var.stamps) == 0 || contains(keys(var.stamps), var.primary)
    error_message = "The primary cloud is one of the stamps."
  }
}

variable "ttl" {
  description = "For how many seconds resolvers keep an answer."
  type        = number
  default     = 20

  validation {
    condition     = var.ttl >= 5 && var.ttl <= 40
    error_message = "20 seconds to find a cloud down and the time that answers are kept are one minute at most."
  }
}

variable "operators_email" {
  description = "Who is told that a cloud is down."
  type        = string
}
