variable "stamps" {
  description = "Output `endpoint` of each stamp, by the cloud's name. Their own names are records of the zone, as Route 53 or another has it."
  type = map(object({
    host_name    = string
    record_type  = string
    record_value = string
  }))
}

variable "subscription_id" {
  description = "The subscription that the profile is made in."
  type        = string
}

variable "region" {
  description = "Of the group that holds the profile, which itself is everywhere."
  type        = string
  default     = "germanywestcentral"
}

variable "profile_name" {
  description = "Name of the profile below trafficmanager.net."
  type        = string
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
  description = "Share of each cloud; one that is not named has 50. With 0 it is drained."
  type        = map(number)
  default     = {}
}

variable "primary" {
  description = "The cloud that takes all traffic with routing failover."
  type        = string
  default     = "aws"
}

variable "ttl" {
  description = "For how many seconds resolvers keep an answer."
  type        = number
  default     = 20

  validation {
    condition     = var.ttl >= 5 && var.ttl <= 30
    error_message = "30 seconds to find a cloud down and the time that answers are kept are one minute at most."
  }
}
