package shop.catamaran.operator.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.payara.DomainSettings;
import shop.catamaran.operator.payara.GridMember;
import shop.catamaran.operator.payara.PayaraDomain;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.Ports;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;

/**
 * The admin console of a full Payara Server, in the data grid of one cloud's members. It is a lite
 * member there: it sees the others and can send them commands, and holds none of their data, so
 * that nothing is lost with it.
 */
final class AdminConsole {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration ALL_PATIENCE = Duration.ofSeconds(15);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final Installation installation;
  private final StateFolder folder;
  private final Progress progress;

  AdminConsole(Installation installation, StateFolder folder, Progress progress) {
    this.installation = installation;
    this.folder = folder;
    this.progress = progress;
  }

  /** Returns when the console shows all members of the cloud that are ready. */
  ConsoleAccess start(LocalState state, String cloudName) {
    Cloud cloud = state.cloud(cloudName).orElseThrow();
    PayaraDomain domain = domain(state, cloud);
    List<String> ready =
        cloud.members().stream().filter(MemberServer::ready).map(Member::name).toList();
    if (!cloud.console().exists()) {
      startDomain(state, cloud, domain, ready);
    }
    return new ConsoleAccess(
        domain.url(),
        PayaraDomain.ADMINISTRATOR,
        folder.secretsFile(),
        domain.asadmin(),
        members(domain));
  }

  void stop(LocalState state, String cloudName) {
    Processes.stop(state.cloud(cloudName).orElseThrow().console(), STOP_PATIENCE);
    new Journal(folder, state).updateCloud(cloudName, now -> now.withConsole(ProcessRecord.NONE));
  }

  private void startDomain(
      LocalState state, Cloud cloud, PayaraDomain domain, List<String> expected) {
    // Alone it would be a cluster of its own, without anybody who can hold data.
    if (expected.isEmpty()) {
      throw new RefusedException("No member of " + cloud.name() + " is ready to be shown.");
    }
    PortPlan ports = state.ports();
    Stream.of(ports.console(cloud.name()), ports.consoleGrid(cloud.name()))
        .filter(port -> !Ports.free(PortPlan.PUBLIC_ADDRESS, port))
        .findFirst()
        .ifPresent(
            port -> {
              throw new RefusedException("Port " + port + " is taken by another program.");
            });
    progress.say("Starting the console of " + cloud.name() + " ...");
    Path log = folder.log(Parts.console(cloud.name()));
    MemberLog.rotate(log);
    ProcessRecord process = domain.start(Map.of(), log);
    new Journal(folder, state).updateCloud(cloud.name(), now -> now.withConsole(process));
    Await.until(START_TIMEOUT, () -> !process.exists() || !members(domain).isEmpty());
    if (!process.exists() || members(domain).isEmpty() || !isLite(domain)) {
      stop(folder.read().orElseThrow(), cloud.name());
      throw new RefusedException(
          "The console did not find the members of " + cloud.name() + " (" + log + ")");
    }
    if (!Await.until(ALL_PATIENCE, () -> members(domain).containsAll(expected))) {
      expected.stream()
          .filter(member -> !members(domain).contains(member))
          .forEach(
              member ->
                  progress.say(
                      "The console does not know "
                          + member
                          + " by its name: Payara forgets the name of a member that was cut off from"
                          + " the others, until it is started anew (local restart member "
                          + member
                          + ")."));
    }
  }

  private static List<String> members(PayaraDomain domain) {
    return domain.grid().stream()
        .filter(member -> !member.isDomain())
        .map(GridMember::instanceName)
        .sorted()
        .toList();
  }

  private static boolean isLite(PayaraDomain domain) {
    return domain.grid().stream().filter(GridMember::isDomain).allMatch(GridMember::liteMember);
  }

  private PayaraDomain domain(LocalState state, Cloud cloud) {
    PortPlan ports = state.ports();
    List<String> javaOptions =
        new ArrayList<>(
            List.of(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Duser.language=en"));
    javaOptions.addAll(MemberServer.GRID_OPTIONS);
    return new PayaraDomain(
        installation.payaraServer(),
        folder.console(cloud.name()),
        new DomainSettings(
            ports.console(cloud.name()),
            0,
            new DomainSettings.DataGrid(
                MemberServer.gridName(state, cloud),
                ports.consoleGrid(cloud.name()),
                MemberServer.gridAddresses(state, cloud, 1),
                true),
            javaOptions),
        folder.secrets().consolePassword());
  }
}
