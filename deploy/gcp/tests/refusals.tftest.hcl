# What a variable must not take.
mock_provider "google" {
  source = "./tests/mocks"
}

run "refuses_overlapping_ranges" {
  command = plan

  variables {
    peers = {
      aws = {
        url              = "https://aws.shop.example.org"
        address_range    = "10.30.128.0/17"
        egress_addresses = []
        link             = { asn = 64512, gateways = [] }
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
      aws = {
        url              = "http://aws.shop.example.org"
        address_range    = "10.10.0.0/16"
        egress_addresses = []
        link             = { asn = 64512, gateways = [] }
      }
    }
    link_keys = {}
  }

  expect_failures = [var.peers]
}

run "refuses_one_zone" {
  command = plan

  variables {
    zones = ["a", "a"]
  }

  expect_failures = [var.zones]
}

run "refuses_one_member" {
  command = plan

  variables {
    members = { size = "e2-medium", min = 1, desired = 1, max = 1 }
  }

  expect_failures = [var.members]
}

run "refuses_short_link_keys" {
  command = plan

  variables {
    link_keys = { azure = "short", aws = "short" }
  }

  expect_failures = [var.link_keys]
}

run "refuses_a_standby" {
  command = plan

  variables {
    database = { size = "db-custom-2-8192", storage_gb = 100, high_availability = true, backup_days = 14 }
  }

  expect_failures = [var.database]
}
