# What a variable must not take.
mock_provider "aws" {
  source = "./tests/mocks"
}

run "refuses_overlapping_ranges" {
  command = plan

  variables {
    peers = {
      azure = {
        url              = "https://azure.shop.example.org"
        address_range    = "10.10.128.0/17"
        egress_addresses = []
        link             = { asn = 65515, gateways = [] }
      }
    }
    link_keys = {}
  }

  expect_failures = [var.peers]
}

run "refuses_plain_http_between_clouds" {
  command = plan

  variables {
    peers = {
      azure = {
        url              = "http://azure.shop.example.org"
        address_range    = "10.20.0.0/16"
        egress_addresses = []
        link             = { asn = 65515, gateways = [] }
      }
    }
    link_keys = {}
  }

  expect_failures = [var.peers]
}

run "refuses_one_zone" {
  command = plan

  variables {
    zones = ["eu-central-1a", "eu-central-1a"]
  }

  expect_failures = [var.zones]
}

run "refuses_one_member" {
  command = plan

  variables {
    members = { size = "t3.medium", min = 1, desired = 1, max = 1 }
  }

  expect_failures = [var.members]
}

run "refuses_short_link_keys" {
  command = plan

  variables {
    link_keys = { azure = "short", gcp = "short" }
  }

  expect_failures = [var.link_keys]
}
