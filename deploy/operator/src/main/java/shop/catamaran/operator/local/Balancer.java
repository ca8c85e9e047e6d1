package shop.catamaran.operator.local;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;

/** The HAProxy in front of a cloud's members. */
final class Balancer {

  private static final Duration NOTICE_TIMEOUT = Duration.ofSeconds(20);
  private static final int STATUS_COLUMN = 17;
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

  /** Takes over the cloud's members; requests that run are not disturbed. */
  void reload() {
    haproxy.configure(configuration());
    Haproxy.reload(cloud.balancer());
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

  /** How many requests of shoppers it has passed on so far. */
  long requests() {
    return statistics()
        .filter(line -> line.matches("(members|changes),BACKEND,.*"))
        .mapToLong(line -> Long.parseLong(line.split(",", -1)[REQUESTS_COLUMN]))
        .sum();
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
