package shop.catamaran.targets.aws;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.TargetMember.Condition;
import shop.catamaran.targets.UserData;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** The members of a group: its machines, as the group, the balancer and EC2 know them. */
final class AwsMembers {

  private static final int HTTP_PORT = 8080;
  private static final List<Condition> WORST_FIRST =
      List.of(Condition.LEAVING, Condition.FAILED, Condition.NOT_READY, Condition.SERVING);

  private final AwsClients clients;
  private final Map<LaunchTemplateSpecification, UserData> userData = new HashMap<>();

  AwsMembers(AwsClients clients) {
    this.clients = clients;
  }

  List<TargetMember> of(AutoScalingGroup group) {
    if (!group.hasInstances()) {
      return List.of();
    }
    List<Map<String, TargetHealth>> health = health(group);
    Map<String, String> addresses = addresses(group);
    return group.instances().stream()
        .map(
            instance ->
                new TargetMember(
                    instance.instanceId(),
                    release(instance),
                    condition(
                        instance,
                        health.stream()
                            .map(targets -> Optional.ofNullable(targets.get(instance.instanceId())))
                            .toList()),
                    instance.instanceId(),
                    Optional.ofNullable(addresses.get(instance.instanceId()))
                        .map(address -> URI.create("http://" + address + ":" + HTTP_PORT))))
        .sorted(Comparator.comparing(TargetMember::name))
        .toList();
  }

  /**
   * What a version of a launch template hands to machines. A version with a number never changes.
   */
  UserData userData(LaunchTemplateSpecification template) {
    return Character.isDigit(template.version().charAt(0))
        ? userData.computeIfAbsent(template, this::read)
        : read(template);
  }

  static boolean leaving(Instance instance) {
    return switch (instance.lifecycleState()) {
      case TERMINATING, TERMINATING_WAIT, TERMINATING_PROCEED, TERMINATED, DETACHING, DETACHED ->
          true;
      default -> false;
    };
  }

  private UserData read(LaunchTemplateSpecification template) {
    List<LaunchTemplateVersion> versions =
        Aws.ask(
            "ec2:DescribeLaunchTemplateVersions",
            () ->
                clients
                    .machines()
                    .describeLaunchTemplateVersionsPaginator(
                        all ->
                            all.launchTemplateId(template.launchTemplateId())
                                .versions(template.version()))
                    .launchTemplateVersions()
                    .stream()
                    .toList());
    return versions.stream()
        .map(version -> version.launchTemplateData().userData())
        .filter(text -> text != null)
        .findFirst()
        .map(UserData::decode)
        .orElse(UserData.of(""));
  }

  private String release(Instance instance) {
    return Optional.ofNullable(instance.launchTemplate())
        .flatMap(template -> userData(template).release())
        .orElse("");
  }

  /** In each of the balancer's groups, for shoppers and for upkeep. */
  private List<Map<String, TargetHealth>> health(AutoScalingGroup group) {
    return group.targetGroupARNs().stream()
        .map(
            arn ->
                Aws.ask(
                        "elasticloadbalancing:DescribeTargetHealth",
                        () -> clients.balancer().describeTargetHealth(of -> of.targetGroupArn(arn)))
                    .targetHealthDescriptions()
                    .stream()
                    .collect(
                        Collectors.toMap(
                            found -> found.target().id(),
                            found -> found.targetHealth(),
                            (one, other) -> one)))
        .toList();
  }

  /** Asked by a filter: one that has just gone is then missing, and no error. */
  private Map<String, String> addresses(AutoScalingGroup group) {
    List<String> ids = group.instances().stream().map(Instance::instanceId).toList();
    return Aws.ask(
        "ec2:DescribeInstances",
        () ->
            clients
                .machines()
                .describeInstancesPaginator(
                    all -> all.filters(Filter.builder().name("instance-id").values(ids).build()))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(machine -> machine.privateIpAddress() != null)
                .collect(
                    Collectors.toMap(
                        machine -> machine.instanceId(), machine -> machine.privateIpAddress())));
  }

  private static Condition condition(Instance instance, List<Optional<TargetHealth>> health) {
    if (leaving(instance)) {
      return Condition.LEAVING;
    }
    if ("Unhealthy".equalsIgnoreCase(instance.healthStatus())) {
      return Condition.FAILED;
    }
    return switch (instance.lifecycleState()) {
      case IN_SERVICE -> worst(health);
      default -> Condition.NOT_READY;
    };
  }

  /** A member serves when all groups send it requests, and leaves when the first one lets it go. */
  private static Condition worst(List<Optional<TargetHealth>> health) {
    List<Condition> conditions =
        health.stream()
            .map(one -> one.map(AwsMembers::condition).orElse(Condition.NOT_READY))
            .toList();
    return WORST_FIRST.stream()
        .filter(conditions::contains)
        .findFirst()
        .orElse(Condition.NOT_READY);
  }

  private static Condition condition(TargetHealth health) {
    if (health.state() == TargetHealthStateEnum.HEALTHY) {
      return Condition.SERVING;
    }
    if (health.state() == TargetHealthStateEnum.DRAINING
        || health.state() == TargetHealthStateEnum.UNHEALTHY_DRAINING) {
      return Condition.LEAVING;
    }
    // A member that is merely unready answers so itself, and the reason is its answer.
    boolean silent =
        health.reason() == TargetHealthReasonEnum.TARGET_TIMEOUT
            || health.reason() == TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS;
    return health.state() == TargetHealthStateEnum.UNHEALTHY && silent
        ? Condition.FAILED
        : Condition.NOT_READY;
  }
}
