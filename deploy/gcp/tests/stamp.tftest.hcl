# The stamp as it is meant to be, in the size of the -var-file. Each message begins with the file where
# the fault is.
mock_provider "google" {
  source = "./tests/mocks"
}

run "stamp" {
  assert {
    condition     = google_compute_health_check.ready.http_health_check[0].request_path == "/health/ready" && google_compute_health_check.ready.http_health_check[0].port == 8080 && one(google_compute_region_instance_group_manager.members.named_port).port == 8080
    error_message = "balancer.tf: the balancer asks /health/ready on port 8080"
  }

  assert {
    condition     = alltrue([for service in google_compute_backend_service.members : service.health_checks == toset([google_compute_health_check.ready.id]) && service.port_name == one(google_compute_region_instance_group_manager.members.named_port).name])
    error_message = "balancer.tf: the balancer goes by readiness, to the port that the group names"
  }

  assert {
    condition     = google_compute_health_check.ready.check_interval_sec * google_compute_health_check.ready.unhealthy_threshold <= 10 && google_compute_health_check.ready.timeout_sec < google_compute_health_check.ready.check_interval_sec
    error_message = "balancer.tf: a member that fails is out of the way within ten seconds"
  }

  assert {
    condition     = google_compute_ssl_policy.shop.min_tls_version == "TLS_1_2" && google_compute_target_https_proxy.shop.ssl_policy == google_compute_ssl_policy.shop.id && google_compute_url_map.redirect.default_url_redirect[0].https_redirect
    error_message = "balancer.tf: shoppers are served over TLS 1.2 or newer alone"
  }

  assert {
    condition     = alltrue([for service in google_compute_backend_service.members : service.connection_draining_timeout_sec == 30])
    error_message = "balancer.tf: what is under way is finished before a member goes"
  }

  assert {
    condition = { for rule in one(google_compute_url_map.shop.path_matcher).path_rule : rule.service => toset(rule.paths) } == {
    (google_compute_backend_service.members["upkeep"].id) = toset(["/health/*", "/peer/*", "/operations", "/operations/*"]) }
    error_message = "balancer.tf: what the record, the other clouds and operators ask goes to the service for upkeep"
  }

  assert {
    condition = (one(google_compute_url_map.shop.host_rule).hosts == toset(["*"]) && one(google_compute_url_map.shop.path_matcher).default_service == google_compute_backend_service.members["shop"].id && google_compute_url_map.shop.default_service == google_compute_backend_service.members["shop"].id &&
    { for key, service in google_compute_backend_service.members : key => service.session_affinity } == { shop = "GENERATED_COOKIE", upkeep = "NONE" })
    error_message = "balancer.tf: what shoppers ask goes to the other service, and they alone stay with their member"
  }

  assert {
    condition     = { for key, service in google_compute_backend_service.members : key => endswith(service.name, "-upkeep") } == { shop = false, upkeep = true }
    error_message = "balancer.tf: operators know the service for upkeep by its name"
  }

  assert {
    condition     = alltrue([for service in google_compute_backend_service.members : [for backend in service.backend : "${backend.group} ${backend.balancing_mode}"] == ["${google_compute_region_instance_group_manager.members.instance_group} UTILIZATION"]])
    error_message = "balancer.tf: members are behind both services, in the same mode"
  }

  assert {
    condition     = alltrue([for action in concat(one(google_compute_url_map.shop.path_matcher).default_route_action, flatten([for rule in one(google_compute_url_map.shop.path_matcher).path_rule : rule.route_action])) : toset(action.retry_policy[0].retry_conditions) == toset(["connect-failure"])])
    error_message = "balancer.tf: no request is repeated that a member may have seen"
  }

  assert {
    condition     = google_compute_firewall.balancer.source_ranges == toset(["35.191.0.0/16", "130.211.0.0/22"]) && google_compute_firewall.balancer.allow == toset([{ protocol = "tcp", ports = tolist(["8080"]) }])
    error_message = "security.tf: 8080 is for Google's balancer and its checks alone: 35.191.0.0/16 and 130.211.0.0/22"
  }

  assert {
    condition     = google_compute_firewall.cluster.source_tags == toset(["member"]) && google_compute_firewall.cluster.allow == toset([{ protocol = "tcp", ports = tolist(["6900"]) }])
    error_message = "security.tf: 6900 is for members alone"
  }

  assert {
    condition     = google_compute_firewall.operators.source_ranges == toset(["35.235.240.0/20"])
    error_message = "security.tf: a shell comes through Google's own tunnel alone"
  }

  assert {
    condition     = google_compute_firewall.database.source_ranges == toset(["10.30.10.0/24", "10.10.0.0/16", "10.20.0.0/16"])
    error_message = "security.tf: the database is for members and for the peers' private addresses"
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
    condition     = endswith(local.firewall_rules.peers.expression, " && !(inIpRange(origin.ip, '203.0.113.10/32') || inIpRange(origin.ip, '203.0.113.20/32'))")
    error_message = "firewall.tf: peers are known by the addresses of their NAT"
  }

  assert {
    condition     = alltrue([for name in ["private", "peers"] : strcontains(local.firewall_rules[name].expression, "request.path.urlDecode().matches(")])
    error_message = "firewall.tf: /%6detrics is /metrics"
  }

  assert {
    condition     = toset([for rule in google_compute_security_policy.shop.rule : rule.action if rule.priority <= 200]) == toset(["deny(404)"]) && alltrue([for service in google_compute_backend_service.members : service.security_policy == google_compute_security_policy.shop.id])
    error_message = "firewall.tf: the firewall is before the balancer, and refused means denied"
  }

  assert {
    condition     = one([for rule in google_compute_security_policy.shop.rule : rule.priority if rule.action == "throttle"]) > max([for rule in google_compute_security_policy.shop.rule : rule.priority if startswith(rule.action, "deny")]...)
    error_message = "firewall.tf: what keeps to the rate limit is let pass by it, so nothing is refused after it"
  }

  assert {
    condition     = one([for rule in google_compute_security_policy.shop.rule : "${rule.rate_limit_options[0].enforce_on_key} ${rule.rate_limit_options[0].rate_limit_threshold[0].count}" if rule.action == "throttle"]) == "IP 2000"
    error_message = "firewall.tf: there is a rate limit for each address"
  }

  assert {
    condition     = length(google_compute_region_instance_group_manager.members.distribution_policy_zones) >= 2
    error_message = "members.tf: members are in two zones at least"
  }

  assert {
    condition     = google_compute_health_check.started.http_health_check[0].request_path == "/health/started" && google_compute_region_instance_group_manager.members.auto_healing_policies[0].health_check == google_compute_health_check.started.id
    error_message = "members.tf: machines are not healed for what readiness says, or a database that fails over takes all members with it"
  }

  assert {
    condition     = google_compute_region_instance_group_manager.members.update_policy[0].type == "OPPORTUNISTIC" && google_compute_region_instance_group_manager.members.update_policy[0].minimal_action == "REPLACE"
    error_message = "members.tf: operators alone replace members for a release"
  }

  assert {
    condition     = google_compute_region_autoscaler.members[0].autoscaling_policy[0].min_replicas >= 2 && google_compute_region_autoscaler.members[0].autoscaling_policy[0].cpu_utilization[0].target <= 0.5
    error_message = "members.tf: there are two members at least, half idle, so that this cloud can take the other's shoppers at once"
  }

  assert {
    condition     = length(google_compute_instance_template.members.network_interface[0].access_config) == 0
    error_message = "members.tf: no member has a public address"
  }

  assert {
    condition     = google_compute_instance_template.members.metadata["disable-legacy-endpoints"] == "true" && google_compute_instance_template.members.metadata["block-project-ssh-keys"] == "true"
    error_message = "members.tf: the metadata service answers none but who sends its header"
  }

  assert {
    condition     = google_compute_instance_template.members.shielded_instance_config[0].enable_secure_boot
    error_message = "members.tf: machines boot what is signed"
  }

  assert {
    condition     = alltrue([for permission in google_project_iam_custom_role.discovery.permissions : endswith(permission, ".list") || endswith(permission, ".get")]) && google_project_iam_member.discovery.role == google_project_iam_custom_role.discovery.id
    error_message = "members.tf: members see which machines there are, and no more of the project"
  }

  assert {
    condition     = google_storage_bucket_iam_member.releases.role == "roles/storage.objectViewer" && google_storage_bucket_iam_member.releases.bucket == google_storage_bucket.stamp["releases"].name
    error_message = "storage.tf: members read releases, not backups, and write nothing"
  }

  assert {
    condition     = toset([for grant in google_secret_manager_secret_iam_member.members : grant.secret_id]) == toset([for name in values(local.member_secrets) : google_secret_manager_secret.shop[name].id])
    error_message = "secrets.tf: members read their own secrets and not the operators'"
  }

  assert {
    condition     = alltrue([for secret in google_secret_manager_secret.shop : secret.deletion_protection])
    error_message = "secrets.tf: secrets are protected from deletion"
  }

  assert {
    condition     = length(google_compute_instance_template.members.metadata["user-data"]) < 262144
    error_message = "../vm/cloud-init.yaml.tftpl: user data is limited to 256 KB"
  }

  assert {
    condition     = join("", [for name, value in local.settings : "${name}\n"]) == file("../vm/stamp-settings.txt")
    error_message = "members.tf: the settings of a stamp are those that ../vm/stamp-settings.txt lists"
  }

  assert {
    condition = alltrue([for line in ["CLOUD='gcp'", "PEERS='aws=https://aws.shop.example.org,azure=https://azure.shop.example.org'", "DB_PORT='5432'", "CLUSTER_TAG_NAME='catamaran-cluster'"] :
    strcontains(base64decode(yamldecode(google_compute_instance_template.members.metadata["user-data"]).write_files[0].content), line)])
    error_message = "../vm/cloud-init.yaml.tftpl: stamp.env tells a member which cloud it is in and who the peers are"
  }

  assert {
    condition     = !anytrue([for value in values(local.settings) : strcontains(value, "'")])
    error_message = "members.tf: no setting has a quote in it, as stamp.env is read by a shell"
  }

  assert {
    condition     = local.settings.API_REQUESTS_PER_MINUTE == "0"
    error_message = "members.tf: the shop cannot tell shoppers apart by their addresses here, and must not limit them"
  }

  assert {
    condition     = google_compute_instance_template.members.labels["catamaran-cluster"] == local.settings.CLUSTER_TAG_VALUE
    error_message = "members.tf: machines carry the label by which members find each other"
  }

  assert {
    condition     = !google_sql_database_instance.shop[0].settings[0].ip_configuration[0].ipv4_enabled && google_sql_database_instance.shop[0].settings[0].ip_configuration[0].private_network == google_compute_network.stamp.id
    error_message = "database.tf: the database has no public address"
  }

  assert {
    condition     = google_sql_database_instance.shop[0].settings[0].ip_configuration[0].ssl_mode == "ENCRYPTED_ONLY"
    error_message = "database.tf: the database is encrypted in transit"
  }

  assert {
    condition     = google_sql_database_instance.shop[0].database_version == "POSTGRES_17"
    error_message = "database.tf: PostgreSQL 17"
  }

  assert {
    condition     = google_sql_database_instance.shop[0].settings[0].availability_type == "ZONAL"
    error_message = "database.tf: an instance with a standby cannot subscribe to its peers"
  }

  assert {
    condition     = alltrue([for expected in ["cloudsql.logical_decoding=on", "track_commit_timestamp=on", "max_replication_slots=16"] : contains([for flag in google_sql_database_instance.shop[0].settings[0].database_flags : "${flag.name}=${flag.value}"], expected)])
    error_message = "database.tf: logical replication is on, with slots for two peers"
  }

  assert {
    condition     = tonumber([for flag in google_sql_database_instance.shop[0].settings[0].database_flags : flag.value if flag.name == "max_slot_wal_keep_size"][0]) < var.database.storage_gb * 1024
    error_message = "database.tf: a peer that is away must not fill the disk"
  }

  assert {
    condition     = google_sql_database_instance.shop[0].deletion_protection && google_sql_database_instance.shop[0].settings[0].deletion_protection_enabled
    error_message = "database.tf: the database is protected from deletion, by Terraform and by the cloud"
  }

  assert {
    condition     = google_sql_user.administrator[0].password == null
    error_message = "database.tf: no state file has the administrator's password"
  }

  assert {
    condition     = google_sql_database_instance.shop[0].settings[0].maintenance_window[0].day == 5
    error_message = "database.tf: Friday; the other clouds' databases are patched on other days"
  }

  assert {
    condition     = google_sql_database_instance.shop[0].settings[0].backup_configuration[0].enabled && google_sql_database_instance.shop[0].settings[0].backup_configuration[0].point_in_time_recovery_enabled
    error_message = "database.tf: changes can be taken back"
  }

  assert {
    condition     = alltrue([for bucket in google_storage_bucket.stamp : bucket.public_access_prevention == "enforced" && bucket.uniform_bucket_level_access && !bucket.force_destroy && bucket.versioning[0].enabled])
    error_message = "storage.tf: buckets are not public, keep versions, and are not deleted with what is in them"
  }

  assert {
    condition     = length(google_storage_bucket.stamp["releases"].lifecycle_rule) == 0
    error_message = "storage.tf: releases never expire, as a member that is replaced fetches its own again"
  }

  assert {
    condition     = toset(keys(google_compute_vpn_tunnel.peer)) == toset(["aws-0", "aws-1", "aws-2", "aws-3", "azure-0", "azure-2"]) && alltrue([for tunnel in google_compute_vpn_tunnel.peer : tunnel.ike_version == 2])
    error_message = "link.tf: four tunnels to AWS and two to Azure, IKEv2"
  }

  assert {
    condition     = google_compute_router_interface.peer["aws-1"].ip_range == "169.254.21.22/30" && google_compute_router_peer.peer["aws-1"].peer_ip_address == "169.254.21.21" && google_compute_router_peer.peer["azure-2"].peer_ip_address == "169.254.21.41"
    error_message = "link.tf: inside the tunnels GCP has the second addresses"
  }

  assert {
    condition     = google_compute_vpn_tunnel.peer["aws-3"].vpn_gateway_interface == 1 && google_compute_vpn_tunnel.peer["aws-3"].peer_external_gateway_interface == 3 && google_compute_vpn_tunnel.peer["azure-2"].vpn_gateway_interface == 1 && google_compute_vpn_tunnel.peer["azure-2"].peer_external_gateway_interface == 1
    error_message = "link.tf: tunnels are spread over both machines of both sides"
  }

  assert {
    condition     = contains([for range in google_compute_router.link.bgp[0].advertised_ip_ranges : range.range], "10.30.128.0/20") && google_compute_network_peering_routes_config.database.export_custom_routes
    error_message = "link.tf: peers know the way to the database service, and it knows the way back"
  }

  assert {
    condition     = alltrue([for alarm in google_monitoring_alert_policy.stamp : contains(alarm.notification_channels, google_monitoring_notification_channel.topic.id)])
    error_message = "alarms.tf: all alarms go to the one topic"
  }

  assert {
    condition     = alltrue([for name in ["server-errors", "slow-answers"] : strcontains(google_monitoring_alert_policy.stamp[name].conditions[0].condition_threshold[0].filter, "resource.labels.backend_target_name = \"catamaran\"")])
    error_message = "alarms.tf: nobody is called for what a drained cloud answers to the failover record"
  }

  assert {
    condition     = alltrue([for name in ["members-too-few", "server-errors", "slow-answers", "replication-lag", "database-storage", "link"] : contains(keys(google_monitoring_alert_policy.stamp), name)])
    error_message = "alarms.tf: somebody is told of members, errors, replication, disk and link"
  }

  assert {
    condition     = output.cloud == "gcp" && output.endpoint == { host_name = "gcp.shop.example.org", record_type = "A", record_value = "198.51.100.50" }
    error_message = "outputs.tf: the failover record is told a name and what it points to"
  }

  assert {
    condition     = join(" ", output.peer.azure.link.gateways) == "198.51.100.61 198.51.100.61 198.51.100.62 198.51.100.62" && output.peer.aws.address_range == "10.30.0.0/16"
    error_message = "outputs.tf: peers are told the outside addresses of the tunnels to them"
  }

  assert {
    condition     = length(output.secrets.names) == 8
    error_message = "outputs.tf: the secrets' names are told"
  }
}
