package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;
import shop.catamaran.operator.process.Programs;

/** The HAProxy in front of a cloud's members. */
final class Balancer {

  private static final Duration NOTICE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);
  private static final int STATUS_COLUMN = 17;

  private final StateFolder folder;
  private final LocalState state;
  private final Cloud cloud;

  Balancer(StateFolder folder, LocalState state, Cloud cloud) {
    this.folder = folder;
    this.state = state;
    this.cloud = cloud;
  }

  ProcessRecord start() {
    Path configuration = configure();
    return Processes.start(
        List.of(haproxy(), "-W", "-db", "-f", configuration.toString()),
        Map.of(),
        configuration.getParent(),
        folder.log(cloud.name() + "-balancer"));
  }

  /** Takes over the cloud's members; requests that run are not disturbed. */
  void reload() {
    configure();
    Processes.signal(cloud.balancer(), "USR2");
  }

  static void stop(ProcessRecord process) {
    Processes.stop(process, STOP_PATIENCE);
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
              + folder.log(cloud.name() + "-balancer")
              + ").");
    }
  }

  /** What the balancer thinks of a member: UP, DOWN or a state on the way. */
  Optional<String> sees(Member member) {
    String url =
        "http://"
            + PortPlan.address(cloud.name())
            + ":"
            + state.ports().balancerStatus(cloud.name())
            + "/stats;csv";
    return Http.get(url).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("members," + member.name() + ","))
        .map(line -> line.split(",", -1)[STATUS_COLUMN])
        .findFirst();
  }

  private Path configure() {
    Path file = folder.balancer(cloud.name()).resolve("haproxy.cfg");
    BalancerConfiguration configuration =
        new BalancerConfiguration(
            cloud.name(), state.port(), state.ports(), cloud.members(), unprivilegedUser());
    try {
      Files.writeString(file, configuration.text());
    } catch (IOException e) {
      throw new RefusedException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    Processes.Result check =
        Processes.run(List.of(haproxy(), "-c", "-f", file.toString()), file.getParent());
    if (check.exitCode() != 0) {
      throw new RefusedException("HAProxy refuses " + file + ": " + check.output());
    }
    return file;
  }

  private static String haproxy() {
    return Programs.find("haproxy")
        .map(Path::toString)
        .orElseThrow(() -> new RefusedException("HAProxy is not installed."));
  }

  private static Optional<String> unprivilegedUser() {
    if (!System.getProperty("user.name").equals("root")) {
      return Optional.empty();
    }
    return Stream.of("haproxy", "nobody").filter(Balancer::exists).findFirst();
  }

  private static boolean exists(String user) {
    try {
      FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
