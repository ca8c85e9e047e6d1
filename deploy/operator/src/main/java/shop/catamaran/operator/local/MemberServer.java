package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.Processes;

/** Starts members, each a Payara Micro with the application, and waits for them. */
final class MemberServer {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
  private static final String HEAP = "400m";

  /** Where a member tells whether it takes requests. */
  static final String READY_PATH = "/health/ready";

  /** Options of the member's JVM, with spaces between, which come after the command's own. */
  private static final String JAVA_OPTIONS = "CATAMARAN_JAVA_OPTIONS";

  /** Options of every JVM in the cluster of a cloud's members. */
  static final List<String> GRID_OPTIONS =
      List.of(
          // A member that hangs is given up after ten seconds; the default is a minute.
          "-Dhazelcast.max.no.heartbeat.seconds=10",
          "-Dhazelcast.heartbeat.interval.seconds=1",
          // Two members that started at the same moment may miss each other at first.
          "-Dhazelcast.merge.first.run.delay.seconds=5",
          "-Dhazelcast.merge.next.run.delay.seconds=5");

  private static final String CHECK = "\"name\":";

  private final Installation installation;
  private final PayaraServer server;
  private final StateFolder folder;

  MemberServer(Installation installation, PayaraServer server, StateFolder folder) {
    this.installation = installation;
    this.server = server;
    this.folder = folder;
  }

  /**
   * Starts a member with its cloud's release; it is not ready yet.
   *
   * @return the member with its process
   */
  Member start(LocalState state, Cloud cloud, Member member) {
    Path home = folder.member(member.name());
    Path root = home.resolve("server");
    Path temporary = home.resolve("tmp");
    Path preBoot = home.resolve("pre-boot.asadmin");
    server.layOut(root);
    try {
      PayaraServer.deleteTree(temporary);
      Files.createDirectories(temporary);
      Files.deleteIfExists(drainFile(member));
      Files.writeString(preBoot, preBootCommands(member));
    } catch (IOException e) {
      throw new RefusedException("Cannot prepare " + member.name() + ": " + e.getMessage(), e);
    }
    Path log = folder.log(member.name());
    MemberLog.rotate(log);
    Releases releases = new Releases(installation, folder);
    String release = releases.version(cloud);
    return member.started(
        release,
        Processes.start(
            command(state, cloud, member, temporary, preBoot),
            environment(state, member, release),
            root,
            log));
  }

  private List<String> command(
      LocalState state, Cloud cloud, Member member, Path temporary, Path preBoot) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Installation.java("java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Djava.io.tmpdir=" + temporary,
                "-Dnetworkaddress.cache.ttl=5",
                // Before the shop is deployed the server has no checks, and must not seem ready.
                "-Dmp.health.default.readiness.empty.response=DOWN",
                "-Dmp.health.default.startup.empty.response=DOWN",
                "-Dhazelcast.socket.bind.any=false"));
    command.addAll(GRID_OPTIONS);
    String more = System.getenv().getOrDefault(JAVA_OPTIONS, "").strip();
    command.addAll(more.isEmpty() ? List.of() : List.of(more.split("\\s+", -1)));
    command.addAll(server.startOptions(member.number() == 1));
    // The name without a folder keeps the class path the same for all members, as the archive of
    // classes demands.
    command.addAll(List.of("-jar", "launch-micro.jar"));
    command.addAll(List.of("--logproperties", "config/logging.properties"));
    command.addAll(List.of("--name", member.name()));
    command.addAll(List.of("--port", Integer.toString(member.port())));
    command.addAll(List.of("--clustername", gridName(state, cloud)));
    command.addAll(
        List.of(
            "--clustermode",
            "tcpip:" + String.join(",", gridAddresses(state, cloud, member.number()))));
    command.addAll(List.of("--interfaces", PortPlan.PUBLIC_ADDRESS));
    command.addAll(
        List.of(
            "--startport", Integer.toString(state.ports().cluster(cloud.name(), member.number()))));
    // All members run on one host here, and sessions need their copy on another member all the
    // same.
    command.add("--nohostaware");
    command.addAll(List.of("--prebootcommandfile", preBoot.toString()));
    command.addAll(
        List.of(
            "--deploy",
            new Releases(installation, folder).war(cloud).toString(),
            "--contextroot",
            "/"));
    return command;
  }

  /** The cluster of a cloud's members; other shops on this machine have others. */
  static String gridName(LocalState state, Cloud cloud) {
    return "catamaran-" + cloud.name() + "-" + state.port();
  }

  /**
   * Where the members of a cloud find each other. Whoever was separated asks at all of them until
   * it finds the others, five seconds at each where nobody is; so there are no more than needed.
   */
  static List<String> gridAddresses(LocalState state, Cloud cloud, int number) {
    int highest = cloud.members().stream().mapToInt(Member::number).max().orElse(0);
    return state
        .ports()
        .clusterAddresses(cloud.name(), IntStream.of(highest, number, 2).max().getAsInt());
  }

  private static String preBootCommands(Member member) {
    String network = "set configs.config.server-config.network-config.";
    String http = network + "protocols.protocol.http-listener.http.";
    return String.join(
        "\n",
        network + "network-listeners.network-listener.http-listener.address=" + member.address(),
        http + "compression=on",
        http
            + "compressable-mime-type=text/html,text/css,text/plain,text/javascript,"
            + "application/javascript,application/json,application/problem+json,image/svg+xml,"
            + "application/xml",
        http + "compression-min-size-bytes=1024",
        http + "server-header=false",
        "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool"
            + ".max-thread-pool-size=64",
        "");
  }

  private Map<String, String> environment(LocalState state, Member member, String release) {
    Secrets secrets = folder.secrets();
    PortPlan ports = state.ports();
    String cloud = state.cloudOf(member).name();
    String gateway = "http://" + PortPlan.PUBLIC_ADDRESS + ":" + ports.gateway();
    Map<String, String> all = new TreeMap<>();
    all.put("CLOUD", cloud);
    all.put("MEMBER", member.name());
    all.put("RELEASE", release);
    all.put("DB_HOST", PortPlan.address(cloud));
    all.put("DB_PORT", Integer.toString(ports.database(cloud)));
    all.put("DB_NAME", shop.catamaran.postgres.ShopDatabase.NAME);
    all.put("DB_USER", shop.catamaran.postgres.ShopDatabase.APPLICATION);
    all.put("DB_PASSWORD", secrets.applicationPassword());
    all.put("GATEWAY_URL", gateway);
    all.put("GATEWAY_PUBLIC_URL", gateway);
    all.put("GATEWAY_KEY", secrets.gatewayKey());
    all.put("MAIL_HOST", PortPlan.PUBLIC_ADDRESS);
    all.put("MAIL_PORT", Integer.toString(ports.smtp()));
    all.put("MAIL_FROM", "Catamaran <shop@catamaran.example>");
    all.put("SHOP_URL", state.url());
    all.put("VISITOR_KEY", secrets.visitorKey());
    all.put("FACES_KEY", secrets.facesKey());
    all.put("FACES_KEY_CURRENT", Secrets.current(secrets.facesKey()));
    all.put("OPERATOR_KEY", secrets.operatorKey());
    if (state.severalClouds()) {
      CloudLinks links = new CloudLinks(state);
      all.put(
          "PEERS",
          state.peersOf(cloud).stream()
              .map(peer -> peer + "=" + links.peerUrl(cloud, peer))
              .collect(Collectors.joining(",")));
      all.put("PEER_KEY", secrets.peerKey());
      all.put(
          "RECORD",
          "dns://%s:%d/%s".formatted(PortPlan.PUBLIC_ADDRESS, ports.record(), FailoverRecord.NAME));
      all.put(
          "RECORD_ADDRESSES",
          state.clouds().stream()
              .map(each -> each.name() + "=" + PortPlan.address(each.name()))
              .collect(Collectors.joining(",")));
    }
    all.putAll(new ClockOffset(folder, cloud).environment());
    all.put("CONFIRM_POLICY", "local");
    all.put("COOKIES_SECURE", "false");
    all.put("OPERATIONS_PAGE", "on");
    all.put("DRAIN_FILE", drainFile(member).toString());
    return all;
  }

  /**
   * Waits until a member says that it is ready.
   *
   * @throws RefusedException if it does not come up; it names the log and the error in it
   */
  void awaitReady(Member member) {
    MemberLog log = new MemberLog(folder.log(member.name()));
    boolean settled =
        Await.until(
            START_TIMEOUT,
            () -> ready(member) || !member.process().exists() || log.deploymentFailed());
    if (!settled || !ready(member)) {
      String trouble =
          !member.process().exists()
              ? "ended"
              : settled ? "could not deploy the shop" : "was not ready in four minutes";
      throw new RefusedException(
          member.name() + " " + trouble + ": " + log.lastError() + " (" + log.file() + ")");
    }
  }

  /** Payara answers already before the shop is deployed, but then with no check in its answer. */
  static boolean ready(Member member) {
    return Http.get(member.url() + READY_PATH).filter(body -> body.contains(CHECK)).isPresent();
  }

  /** While this file is there, a member says that it is not ready. */
  Path drainFile(Member member) {
    return folder.member(member.name()).resolve("drain");
  }

  static void stop(Member member) {
    Processes.stop(member.process(), STOP_PATIENCE);
  }
}
