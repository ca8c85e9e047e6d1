package shop.catamaran.operator.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.targets.Traffic;

/** The HAProxy in front of a cloud's members. */
final class Balancer {

  private static final Duration NOTICE_TIMEOUT = Duration.ofSeconds(20);
  private static final int STATUS_COLUMN = 17;
  private static final int FAILED_COLUMN = 43;
  private static final int REQUESTS_COLUMN = 48;

  private final LocalState state;
  private final Cloud cloud;
  private final Haproxy haproxy;

  Balancer(StateFolder folder, LocalState state, Cloud cloud) {
    this.state = state;
    this.cloud = cloud;
    this.haproxy =
        new Haproxy(
            folder.balancer(cloud.name()).resolve("haproxy.cfg"),
            folder.log(Parts.balancer(cloud.name())));
  }

  ProcessRecord start() {
    haproxy.configure(configuration());
    return haproxy.start();
  }

  /**
   * Takes over the cloud's members, if they are others than before; requests that run are not
   * disturbed, but what was counted is forgotten, and who was led to which member.
   */
  void reload() {
    if (!haproxy.isConfigured(configuration())) {
      haproxy.configure(configuration());
      Haproxy.reload(cloud.balancer());
    }
  }

  /** Takes over the cloud's members if it has not, whatever its configuration says. */
  void learnMembers() {
    Set<String> known =
        statistics()
            .filter(line -> line.startsWith("members,"))
            .map(line -> line.split(",", 3)[1])
            .filter(name -> !name.equals("BACKEND"))
            .collect(Collectors.toSet());
    Set<String> own = cloud.members().stream().map(Member::name).collect(Collectors.toSet());
    // It tells of none while it does not answer.
    if (!known.isEmpty() && !known.equals(own)) {
      haproxy.configure(configuration());
      Haproxy.reload(cloud.balancer());
    }
  }

  /** Waits until the balancer sends requests to a member, or no longer does. */
  void awaitSeen(Member member, boolean up) {
    boolean seen =
        Await.until(
            NOTICE_TIMEOUT, () -> sees(member).map(s -> s.startsWith("UP") == up).orElse(!up));
    if (!seen) {
      throw new RefusedException(
          "The balancer does not see that "
              + member.name()
              + (up ? " is ready" : " leaves")
              + " ("
              + haproxy.log()
              + ").");
    }
  }

  /** What shoppers asked so far. */
  Traffic traffic() {
    List<String[]> lines =
        statistics()
            .filter(line -> line.matches("(members|changes),BACKEND,.*"))
            .map(line -> line.split(",", -1))
            .toList();
    return new Traffic(sum(lines, REQUESTS_COLUMN), sum(lines, FAILED_COLUMN));
  }

  private static long sum(List<String[]> lines, int column) {
    return lines.stream().mapToLong(line -> Long.parseLong(line[column])).sum();
  }

  /** What the balancer thinks of a member: UP, DOWN or a state on the way. */
  Optional<String> sees(Member member) {
    return statistics()
        .filter(line -> line.startsWith("members," + member.name() + ","))
        .map(line -> line.split(",", -1)[STATUS_COLUMN])
        .findFirst();
  }

  private Stream<String> statistics() {
    String url =
        "http://"
            + PortPlan.address(cloud.name())
            + ":"
            + state.ports().balancerStatus(cloud.name())
            + "/stats;csv";
    return Http.get(url).stream().flatMap(String::lines);
  }

  private String configuration() {
    return new BalancerConfiguration(
            cloud.name(),
            state.cloudAddress(cloud.name()),
            state.port(),
            state.ports(),
            cloud.members(),
            Haproxy.userLine())
        .text();
  }
}
