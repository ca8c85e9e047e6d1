# What a variable must not take.
mock_provider "aws" {}

run "refuses_long_answers" {
  command = plan

  variables {
    ttl = 60
  }

  expect_failures = [var.ttl]
}

run "refuses_a_shop_without_clouds" {
  command = plan

  variables {
    weights = { aws = 0, azure = 0, gcp = 0 }
  }

  expect_failures = [var.weights]
}

run "refuses_an_unknown_primary" {
  command = plan

  variables {
    routing = "failover"
    primary = "moon"
  }

  expect_failures = [var.primary]
}
