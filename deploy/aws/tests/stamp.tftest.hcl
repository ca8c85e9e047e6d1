# The stamp as it is meant to be, in the size of the -var-file. Each message begins with the file where
# the fault is.
mock_provider "aws" {
  source = "./tests/mocks"
}

run "stamp" {
  assert {
    condition = alltrue([for group in aws_lb_target_group.members : group.health_check[0].path == "/health/ready" &&
    group.health_check[0].port == "traffic-port" && group.port == 8080 && group.health_check[0].matcher == "200"])
    error_message = "balancer.tf: the balancer asks /health/ready on port 8080 and takes nothing but 200"
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.members : group.health_check[0].interval * group.health_check[0].unhealthy_threshold <= 10 && group.health_check[0].timeout < group.health_check[0].interval])
    error_message = "balancer.tf: a member that fails is out of the way within ten seconds"
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.members : group.load_balancing_algorithm_type == "least_outstanding_requests" && group.slow_start == null])
    error_message = "balancer.tf: a new member gets as much as it can answer; AWS takes no slow start together with that"
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.members : group.target_group_health[0].unhealthy_state_routing[0].minimum_healthy_targets_count == 1 && group.target_group_health[0].dns_failover[0].minimum_healthy_targets_count == "1"])
    error_message = "balancer.tf: the balancer fails open with no healthy member and not before"
  }

  assert {
    condition = (aws_lb_listener_rule.upkeep.listener_arn == aws_lb_listener.https.arn && one(aws_lb_listener_rule.upkeep.action).target_group_arn == aws_lb_target_group.members["upkeep"].arn &&
    one(one(aws_lb_listener_rule.upkeep.condition).path_pattern).values == toset(["/health/*", "/peer/*", "/operations", "/operations/*"]))
    error_message = "balancer.tf: what the record, the other clouds and operators ask goes to the group for upkeep"
  }

  assert {
    condition     = aws_lb_listener.https.default_action[0].target_group_arn == aws_lb_target_group.members["shop"].arn && aws_lb_target_group.members["shop"].stickiness[0].enabled && !aws_lb_target_group.members["upkeep"].stickiness[0].enabled
    error_message = "balancer.tf: what shoppers ask goes to the other group, and they alone stay with their member"
  }

  assert {
    condition     = { for key, group in aws_lb_target_group.members : key => startswith(group.name_prefix, "upkeep") } == { shop = false, upkeep = true }
    error_message = "balancer.tf: operators know the group for upkeep by its name"
  }

  assert {
    condition     = aws_autoscaling_group.members.target_group_arns == toset([for group in aws_lb_target_group.members : group.arn])
    error_message = "members.tf: members are in both groups of the balancer"
  }

  assert {
    condition     = aws_lb_listener.https.protocol == "HTTPS" && strcontains(aws_lb_listener.https.ssl_policy, "TLS13-1-2") && aws_lb_listener.http.default_action[0].type == "redirect"
    error_message = "balancer.tf: shoppers are served over TLS 1.2 or newer alone"
  }

  assert {
    condition     = aws_lb.shop.enable_deletion_protection && aws_lb.shop.drop_invalid_header_fields
    error_message = "balancer.tf: the balancer is protected from deletion and drops malformed headers"
  }

  assert {
    condition     = length(distinct(aws_subnet.public[*].availability_zone)) >= 2 && length(distinct(aws_subnet.members[*].availability_zone)) >= 2 && length(distinct(aws_subnet.database[*].availability_zone)) >= 2
    error_message = "network.tf: balancer, members and database are in two zones at least"
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.balancer : "${rule.cidr_ipv4} ${rule.from_port}-${rule.to_port}"]) == toset(["0.0.0.0/0 80-80", "0.0.0.0/0 443-443"])
    error_message = "security.tf: 443 is open to all, as the checkers of Route 53 have no fixed addresses, and nothing else but 80"
  }

  assert {
    condition = alltrue([for path in [
      "/metrics", "/metrics/base", "//metrics", "/./metrics", "/;a=b/metrics", "/metrics;a", "/x/../metrics", "/openapi",
      "/openapi/ui", "/operations", "/operations/state.json", "/health/live", "/health/started", "/health//live",
    ] : can(regex(local.private_paths, path))])
    error_message = "firewall.tf: metrics, API description, operators' pages and inner health checks are not for the public"
  }

  assert {
    condition = !anytrue([for path in [
      "/", "/health/ready", "/health/cloud", "/products/metrics-tape", "/products/health/live", "/api/v1/products", "/metricsome",
    ] : can(regex(local.private_paths, path)) || can(regex(local.peer_paths, path))])
    error_message = "firewall.tf: shop pages, /health/ready and /health/cloud stay open"
  }

  assert {
    condition     = alltrue([for path in ["/peer", "/peer/v1/status", "//peer/v1/status"] : can(regex(local.peer_paths, path))])
    error_message = "firewall.tf: what clouds ask each other is for clouds alone"
  }

  assert {
    condition     = toset(aws_wafv2_ip_set.peers.addresses) == toset(["203.0.113.20/32", "203.0.113.30/32"])
    error_message = "firewall.tf: peers are known by the addresses of their NAT"
  }

  assert {
    condition = alltrue([for index, expected in {
      0 = [local.private_paths], 1 = [local.peer_paths, "NotStatement", "IPSetReferenceStatement"], 2 = ["RateBasedStatement", "\"AggregateKeyType\":\"IP\""], 3 = ["AWSManagedRulesCommonRuleSet"],
      } : alltrue([for text in expected : strcontains(jsonencode(jsondecode(aws_wafv2_web_acl.shop.rule_json)[index]), startswith(text, "^") ? trim(jsonencode(text), "\"") : text)])
    ]) && aws_wafv2_web_acl_association.shop.resource_arn == aws_lb.shop.arn
    error_message = "firewall.tf: the firewall is before the balancer: private paths, peers alone, a rate limit for each address, the common rules"
  }

  assert {
    condition     = alltrue([for rule in slice(jsondecode(aws_wafv2_web_acl.shop.rule_json), 0, 3) : can(rule.Action.Block)]) && jsondecode(aws_wafv2_web_acl.shop.rule_json)[0].Statement.RegexMatchStatement.TextTransformations[0].Type == "URL_DECODE"
    error_message = "firewall.tf: refused means blocked, and /%6detrics is /metrics"
  }

  assert {
    condition     = strcontains(aws_wafv2_web_acl.shop.rule_json, "SizeRestrictions_BODY")
    error_message = "firewall.tf: the common rules must not refuse bodies over 8 KB, which pages with their state have"
  }

  assert {
    condition     = aws_launch_template.members.metadata_options[0].http_tokens == "required" && aws_launch_template.members.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "members.tf: the metadata service is version 2, one hop away at most"
  }

  assert {
    condition     = aws_launch_template.members.block_device_mappings[0].ebs[0].encrypted == "true"
    error_message = "members.tf: disks of members are encrypted"
  }

  assert {
    condition     = aws_autoscaling_group.members.health_check_type == "EC2"
    error_message = "members.tf: machines are not replaced for what readiness says, or a database that fails over takes all members with it"
  }

  assert {
    condition     = anytrue([for hook in aws_autoscaling_group.members.initial_lifecycle_hook : hook.lifecycle_transition == "autoscaling:EC2_INSTANCE_LAUNCHING" && hook.default_result == "ABANDON"])
    error_message = "members.tf: a machine counts once its member is ready, and is given up if it never is"
  }

  assert {
    condition     = anytrue([for hook in aws_autoscaling_group.members.initial_lifecycle_hook : hook.lifecycle_transition == "autoscaling:EC2_INSTANCE_TERMINATING" && hook.heartbeat_timeout >= 60])
    error_message = "members.tf: a member that leaves has a minute at least to drain"
  }

  assert {
    condition     = aws_autoscaling_group.members.min_size >= 2 && length(aws_autoscaling_group.members.instance_refresh) == 0
    error_message = "members.tf: there are two members at least, and operators alone replace them for a release"
  }

  assert {
    condition     = aws_autoscaling_policy.load.target_tracking_configuration[0].target_value <= 50
    error_message = "members.tf: members are half idle, so that this cloud can take the other's shoppers at once"
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.members.policy).Statement :
    !contains(flatten([statement.Action]), "*") && alltrue([for action in flatten([statement.Action]) : !endswith(action, ":*")])])
    error_message = "members.tf: no right of members is a wildcard"
  }

  assert {
    condition = toset([for statement in jsondecode(aws_iam_role_policy.members.policy).Statement :
    statement.Sid if contains(flatten([statement.Resource]), "*")]) == toset(["Discovery"])
    error_message = "members.tf: no right of members is on all resources, but to see which machines there are"
  }

  assert {
    condition     = length(regexall("\\*", local.group_arn)) == 1 && endswith(local.group_arn, "autoScalingGroupName/catamaran")
    error_message = "members.tf: members speak for machines of their own group alone"
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.members.policy).Statement[1].Resource == [for name in values(local.member_secrets) : aws_secretsmanager_secret.shop[name].arn]
    error_message = "members.tf: members read their own secrets and not the operators'"
  }

  assert {
    condition     = length(base64decode(aws_launch_template.members.user_data)) < 16384
    error_message = "../vm/cloud-init.yaml.tftpl: user data is limited to 16 KB"
  }

  assert {
    condition     = join("", [for name, value in local.settings : "${name}\n"]) == file("../vm/stamp-settings.txt")
    error_message = "members.tf: the settings of a stamp are those that ../vm/stamp-settings.txt lists"
  }

  assert {
    condition = alltrue([for line in ["CLOUD='aws'", "PEERS='azure=https://azure.shop.example.org,gcp=https://gcp.shop.example.org'", "DB_PORT='5432'", "CLUSTER_TAG_NAME='catamaran-cluster'"] :
    strcontains(base64decode(yamldecode(base64decode(aws_launch_template.members.user_data)).write_files[0].content), line)])
    error_message = "../vm/cloud-init.yaml.tftpl: stamp.env tells a member which cloud it is in and who the peers are"
  }

  assert {
    condition     = !anytrue([for value in values(local.settings) : strcontains(value, "'")])
    error_message = "members.tf: no setting has a quote in it, as stamp.env is read by a shell"
  }

  assert {
    condition     = yamldecode(base64decode(aws_launch_template.members.user_data)).runcmd[0][0] == "/usr/local/sbin/catamaran-first-boot" && contains([for spec in aws_launch_template.members.tag_specifications : spec.tags["catamaran-cluster"] if spec.resource_type == "instance"], local.settings.CLUSTER_TAG_VALUE)
    error_message = "members.tf: machines carry the tag by which members find each other"
  }

  assert {
    condition = (aws_vpc_security_group_ingress_rule.members_http.from_port == 8080 && aws_vpc_security_group_ingress_rule.members_http.referenced_security_group_id == aws_security_group.balancer.id && aws_vpc_security_group_ingress_rule.members_http.cidr_ipv4 == null &&
    aws_vpc_security_group_ingress_rule.members_cluster.from_port == 6900 && aws_vpc_security_group_ingress_rule.members_cluster.referenced_security_group_id == aws_security_group.members.id)
    error_message = "security.tf: 8080 is for the balancer alone, 6900 for members alone"
  }

  assert {
    condition     = !aws_db_instance.shop[0].publicly_accessible && length(aws_route_table.database.route) == 0 && alltrue(flatten([aws_subnet.database[*].map_public_ip_on_launch, aws_subnet.members[*].map_public_ip_on_launch]) == [] ? [false] : [for open in concat(aws_subnet.database[*].map_public_ip_on_launch, aws_subnet.members[*].map_public_ip_on_launch) : !open])
    error_message = "database.tf: the database has no public address and no route to the internet"
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.database_peer : rule.cidr_ipv4]) == toset(["10.20.0.0/16", "10.30.0.0/16"]) && aws_vpc_security_group_ingress_rule.database_members.referenced_security_group_id == aws_security_group.members.id
    error_message = "security.tf: the database is for members and for the peers' private addresses"
  }

  assert {
    condition     = aws_db_instance.shop[0].storage_encrypted && contains([for parameter in aws_db_parameter_group.shop.parameter : "${parameter.name}=${parameter.value}"], "rds.force_ssl=1")
    error_message = "database.tf: the database is encrypted at rest and in transit"
  }

  assert {
    condition     = aws_db_instance.shop[0].engine_version == "17" && aws_db_parameter_group.shop.family == "postgres17"
    error_message = "database.tf: PostgreSQL 17, whose parameters are the group's"
  }

  assert {
    condition     = alltrue([for expected in ["rds.logical_replication=1", "track_commit_timestamp=1", "max_replication_slots=16"] : contains([for parameter in aws_db_parameter_group.shop.parameter : "${parameter.name}=${parameter.value}"], expected)]) && alltrue([for parameter in aws_db_parameter_group.shop.parameter : parameter.apply_method == "pending-reboot"])
    error_message = "database.tf: logical replication is on, with slots for two peers"
  }

  assert {
    condition     = tonumber([for parameter in aws_db_parameter_group.shop.parameter : parameter.value if parameter.name == "max_slot_wal_keep_size"][0]) < var.database.storage_gb * 1024
    error_message = "database.tf: a peer that is away must not fill the disk"
  }

  assert {
    condition     = aws_db_instance.shop[0].deletion_protection && !aws_db_instance.shop[0].skip_final_snapshot && !aws_db_instance.shop[0].delete_automated_backups
    error_message = "database.tf: the database is protected from deletion, and its backups outlive it"
  }

  assert {
    condition     = aws_db_instance.shop[0].manage_master_user_password && aws_db_instance.shop[0].password == null
    error_message = "database.tf: the service keeps the administrator's password, no state file does"
  }

  assert {
    condition     = aws_db_instance.shop[0].maintenance_window == "sun:03:30-sun:04:30"
    error_message = "database.tf: Sunday; the other clouds' databases are patched on other days"
  }

  assert {
    condition     = alltrue([for secret in aws_secretsmanager_secret.shop : secret.kms_key_id == aws_kms_key.stamp.arn && secret.recovery_window_in_days >= 7]) && aws_kms_key.stamp.enable_key_rotation
    error_message = "secrets.tf: secrets are encrypted with our key, which is turned, and can be got back after deletion"
  }

  assert {
    condition     = alltrue([for name in ["releases", "backups"] : one(one(aws_s3_bucket_server_side_encryption_configuration.stamp[name].rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms" && aws_s3_bucket_versioning.stamp[name].versioning_configuration[0].status == "Enabled"])
    error_message = "storage.tf: buckets are encrypted and keep versions"
  }

  assert {
    condition     = alltrue([for name in ["releases", "backups"] : aws_s3_bucket_public_access_block.stamp[name].block_public_acls && aws_s3_bucket_public_access_block.stamp[name].block_public_policy && aws_s3_bucket_public_access_block.stamp[name].ignore_public_acls && aws_s3_bucket_public_access_block.stamp[name].restrict_public_buckets && strcontains(aws_s3_bucket_policy.stamp[name].policy, "aws:SecureTransport") && !aws_s3_bucket.stamp[name].force_destroy])
    error_message = "storage.tf: buckets are not public, answer over TLS alone, and are not deleted with what is in them"
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.stamp["releases"].rule[0].expiration) == 0
    error_message = "storage.tf: releases never expire, as a member that is replaced fetches its own again"
  }

  assert {
    condition     = length(aws_vpn_connection.peer) == 4 && toset(flatten([for connection in aws_vpn_connection.peer : [connection.tunnel1_inside_cidr, connection.tunnel2_inside_cidr]])) == toset(["169.254.21.0/30", "169.254.21.4/30", "169.254.21.8/30", "169.254.21.12/30", "169.254.21.16/30", "169.254.21.20/30", "169.254.21.24/30", "169.254.21.28/30"])
    error_message = "link.tf: two connections of two tunnels to each peer, each with a network of its own"
  }

  assert {
    condition     = alltrue([for connection in aws_vpn_connection.peer : !connection.static_routes_only && connection.tunnel1_ike_versions == toset(["ikev2"]) && connection.tunnel2_ike_versions == toset(["ikev2"])])
    error_message = "link.tf: the link is IKEv2 and finds its ways by BGP"
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.stamp : alarm.alarm_actions == toset([aws_sns_topic.operators.arn])]) && aws_sns_topic.operators.kms_master_key_id != null
    error_message = "alarms.tf: all alarms go to the one topic, which is encrypted"
  }

  assert {
    condition     = alltrue([for name in ["members-not-ready", "members-too-few", "server-errors", "slow-answers", "certificate-expires", "replication-lag", "database-storage", "link-azure-0"] : contains(keys(aws_cloudwatch_metric_alarm.stamp), name)])
    error_message = "alarms.tf: somebody is told of members, errors, certificate, replication, disk and link"
  }

  assert {
    condition     = alltrue([for name in ["members-not-ready", "members-too-few", "server-errors", "slow-answers"] : lookup(aws_cloudwatch_metric_alarm.stamp[name].dimensions, "TargetGroup", "") == aws_lb_target_group.members["shop"].arn_suffix])
    error_message = "alarms.tf: nobody is called for what a drained cloud answers to the failover record"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.stamp["members-too-few"].treat_missing_data == "breaching"
    error_message = "alarms.tf: no word of any member is bad news"
  }

  assert {
    condition     = output.cloud == "aws" && output.endpoint == { host_name = "aws.shop.example.org", record_type = "CNAME", record_value = "catamaran-1.eu-central-1.elb.amazonaws.com" }
    error_message = "outputs.tf: the failover record is told a name and what it points to"
  }

  assert {
    condition     = join(" ", output.peer.azure.link.gateways) == "198.51.100.21 198.51.100.22 198.51.100.21 198.51.100.22" && output.peer.gcp.address_range == "10.10.0.0/16"
    error_message = "outputs.tf: peers are told the outside addresses of the four tunnels to them"
  }

  assert {
    condition     = length(output.secrets.names) == 8
    error_message = "outputs.tf: the secrets' names are told"
  }
}
