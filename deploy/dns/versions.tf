terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.45"
    }
  }
}

# Route 53 is global; its metrics are in this region alone.
provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = { application = "catamaran", managed-by = "terraform" }
  }
}
