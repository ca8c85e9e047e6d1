package shop.catamaran.operator.local;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;

/** Ends processes of a shop, those first that use others. */
record Teardown(StateFolder folder, LocalState state) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Ends all of a shop. */
  void all() {
    stop(Server.EDGE);
    stop(Server.RECORD);
    state.clouds().forEach(Teardown::stopConsole);
    state.clouds().forEach(Teardown::stopBalancer);
    state.clouds().stream()
        .flatMap(cloud -> cloud.members().stream())
        .parallel()
        .forEach(MemberServer::stop);
    Stream.of(Server.GATEWAY, Server.MAIL).forEach(this::stop);
    // Together: what one database still waits to send, the other one can still take.
    state.clouds().parallelStream().forEach(this::stopDatabase);
    stop(Server.RELAY);
    List<ProcessRecord> left = state.processes().filter(ProcessRecord::exists).toList();
    if (!left.isEmpty()) {
      throw new RefusedException("These processes cannot be ended: " + left);
    }
    folder.write(state.stopped());
  }

  /** Ends all of one cloud; its last requests end first. */
  void cloud(Cloud cloud) {
    stopConsole(cloud);
    stopBalancer(cloud);
    cloud.members().parallelStream().forEach(MemberServer::stop);
    stopDatabase(cloud);
  }

  void stop(Server server) {
    Processes.stop(state.server(server), PATIENCE);
  }

  static void stopConsole(Cloud cloud) {
    Processes.stop(cloud.console(), PATIENCE);
  }

  static void stopBalancer(Cloud cloud) {
    Haproxy.stop(cloud.balancer());
  }

  void stopDatabase(Cloud cloud) {
    if (cloud.database().exists()) {
      new CloudDatabase(folder, state.ports(), cloud.name()).stop(cloud.database());
    }
  }
}
