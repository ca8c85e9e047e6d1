package shop.catamaran.targets.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.Traffic;
import shop.catamaran.targets.Size;
import shop.catamaran.targets.StampTarget;
import shop.catamaran.targets.Stores;
import shop.catamaran.targets.UserData;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;

/** A stamp of deploy/aws: an auto scaling group behind an application load balancer. */
final class AwsTarget extends StampTarget {

  /** How the stamp names the group of targets that is for upkeep; the other one is for shoppers. */
  private static final String UPKEEP = "targetgroup/upkeep";

  private final AwsPlace place;
  private final AwsClients clients;
  private final AwsMembers members;
  private final AwsTraffic traffic;

  AwsTarget(AwsPlace place, AwsClients clients, Clock clock) {
    super(
        place.cloud(),
        place.url(),
        new Stores(
            new S3Storage(clients.objects(), place.releasesBucket()),
            new S3Storage(clients.objects(), place.backupsBucket())));
    this.place = place;
    this.clients = clients;
    this.members = new AwsMembers(clients);
    this.traffic = new AwsTraffic(clients.metrics(), clock);
  }

  @Override
  public List<TargetMember> members() {
    return members.of(group());
  }

  @Override
  public void add() {
    Size size = size(group()).more(cloud());
    Aws.ask(
        "autoscaling:UpdateAutoScalingGroup",
        () ->
            clients
                .groups()
                .updateAutoScalingGroup(
                    of ->
                        of.autoScalingGroupName(place.group())
                            .minSize(size.least())
                            .desiredCapacity(size.members())));
  }

  @Override
  public void remove(String member) {
    AutoScalingGroup group = group();
    demand(group, member);
    Size size = size(group).fewer(cloud());
    if (size.least() < group.minSize()) {
      Aws.ask(
          "autoscaling:UpdateAutoScalingGroup",
          () ->
              clients
                  .groups()
                  .updateAutoScalingGroup(
                      of -> of.autoScalingGroupName(place.group()).minSize(size.least())));
    }
    terminate(member, true);
  }

  @Override
  public void replace(String member) {
    demand(group(), member);
    terminate(member, false);
  }

  @Override
  public void startWith(Release release) {
    storage().require(cloud(), release);
    LaunchTemplateSpecification template = template(group());
    UserData old = members.userData(template);
    UserData userData = old.with(release, place.releases() + "/" + Release.key(release.version()));
    if (userData.text().equals(old.text())) {
      return;
    }
    long version =
        Aws.ask(
            "ec2:CreateLaunchTemplateVersion",
            () ->
                clients
                    .machines()
                    .createLaunchTemplateVersion(
                        of ->
                            of.launchTemplateId(template.launchTemplateId())
                                .sourceVersion(template.version())
                                .launchTemplateData(data -> data.userData(userData.encode())))
                    .launchTemplateVersion()
                    .versionNumber());
    Aws.ask(
        "autoscaling:UpdateAutoScalingGroup with ec2:RunInstances and iam:PassRole",
        () ->
            clients
                .groups()
                .updateAutoScalingGroup(
                    of ->
                        of.autoScalingGroupName(place.group())
                            .launchTemplate(
                                with ->
                                    with.launchTemplateId(template.launchTemplateId())
                                        .version(Long.toString(version)))));
  }

  @Override
  public Traffic traffic() {
    String targets =
        group().targetGroupARNs().stream()
            .filter(arn -> !name(arn).startsWith(UPKEEP))
            .findFirst()
            .orElseThrow(this::noBalancer);
    String arn =
        Aws.ask(
                "elasticloadbalancing:DescribeTargetGroups",
                () -> clients.balancer().describeTargetGroups(of -> of.targetGroupArns(targets)))
            .targetGroups()
            .stream()
            .flatMap(found -> found.loadBalancerArns().stream())
            .findFirst()
            .orElseThrow(this::noBalancer);
    return traffic.of(name(arn).substring("loadbalancer/".length()), name(targets));
  }

  /** What of a full name is after the account. */
  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /**
   * A request is counted at the end of its minute, and the minute shows about two minutes after.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">what
   *     a load balancer sends in 60-second intervals</a>
   * @see <a href="https://docs.datadoghq.com/integrations/guide/cloud-metric-delay/">when metrics
   *     of one minute are there to be read</a>
   */
  @Override
  public Duration trafficDelay() {
    return Duration.ofMinutes(3);
  }

  @Override
  public SecretStore secrets() {
    return new AwsSecrets(clients.secrets());
  }

  @Override
  public void close() {
    clients.close();
  }

  private AutoScalingGroup group() {
    return Aws.ask(
            "autoscaling:DescribeAutoScalingGroups",
            () ->
                clients
                    .groups()
                    .describeAutoScalingGroups(of -> of.autoScalingGroupNames(place.group())))
        .autoScalingGroups()
        .stream()
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no auto scaling group "
                        + place.group()
                        + " in "
                        + place.region()
                        + " of this account."));
  }

  private static Size size(AutoScalingGroup group) {
    return new Size(group.minSize(), group.desiredCapacity(), group.maxSize());
  }

  private LaunchTemplateSpecification template(AutoScalingGroup group) {
    return Optional.ofNullable(group.launchTemplate())
        .orElseThrow(
            () ->
                new RefusedException(
                    "The auto scaling group " + place.group() + " has no launch template."));
  }

  @Override
  protected UserData userData() {
    return members.userData(template(group()));
  }

  private void demand(AutoScalingGroup group, String member) {
    staying(
        member,
        group.instances().stream().filter(one -> one.instanceId().equals(member)).findFirst(),
        AwsMembers::leaving);
  }

  private void terminate(String member, boolean fewer) {
    Aws.ask(
        "autoscaling:TerminateInstanceInAutoScalingGroup",
        () ->
            clients
                .groups()
                .terminateInstanceInAutoScalingGroup(
                    of -> of.instanceId(member).shouldDecrementDesiredCapacity(fewer)));
  }

  private RefusedException noBalancer() {
    return new RefusedException(
        "The auto scaling group " + place.group() + " is behind no balancer.");
  }
}
