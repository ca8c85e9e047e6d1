# What a variable changes.
mock_provider "aws" {
  source = "./tests/mocks"
}

run "alone" {
  variables {
    peers     = {}
    link_keys = {}
  }

  assert {
    condition     = length(aws_vpn_connection.peer) == 0 && length(aws_vpc_security_group_ingress_rule.database_peer) == 0 && output.peer.azure.link.gateways == []
    error_message = "link.tf: a first stamp stands without peers"
  }
}

run "closed" {
  variables {
    open = false
  }

  assert {
    condition     = aws_autoscaling_group.members.max_size == 0 && aws_autoscaling_group.members.min_size == 0
    error_message = "members.tf: there are no members before the database has the schemas"
  }
}

run "database_on_vm" {
  variables {
    database_on_vm = true
  }

  assert {
    condition     = length(aws_db_instance.shop) == 0 && output.database.host == "10.10.10.5" && output.database.on_vm
    error_message = "database.tf: a machine of our own takes the place of the service"
  }

  assert {
    condition     = aws_ebs_volume.database[0].encrypted && aws_ebs_volume.database[0].final_snapshot && aws_instance.database[0].root_block_device[0].encrypted && aws_instance.database[0].disable_api_termination
    error_message = "database.tf: the machine's disks are encrypted, and neither goes by mistake"
  }

  assert {
    condition     = aws_instance.database[0].metadata_options[0].http_tokens == "required" && contains(aws_instance.database[0].vpc_security_group_ids, aws_security_group.database.id) && aws_instance.database[0].subnet_id == aws_subnet.members[0].id
    error_message = "database.tf: the machine is in a private network, with metadata version 2"
  }

  assert {
    condition     = strcontains(base64decode(yamldecode(aws_instance.database[0].user_data).write_files[0].content), "CLIENTS='10.10.0.0/16 10.20.0.0/16 10.30.0.0/16'") && strcontains(base64decode(yamldecode(aws_instance.database[0].user_data).write_files[0].content), "nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0") && length(aws_instance.database[0].user_data) < 16384
    error_message = "database.tf: the machine takes members and peers, and finds its disk"
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.database[0].policy).Statement[0].Action == ["s3:PutObject"] && aws_iam_instance_profile.database[0].role == aws_iam_role.database[0].name
    error_message = "database.tf: the machine may add dumps, and neither read nor remove any"
  }
}
