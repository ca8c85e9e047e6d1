package shop.catamaran.operator.local;

import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;

/** Ends all processes of a shop, those first that use others. */
record Teardown(StateFolder folder, Progress progress) {

  private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(3);

  void run(LocalState state) {
    for (Cloud cloud : state.clouds()) {
      Balancer.stop(cloud.balancer());
    }
    state.clouds().stream()
        .flatMap(cloud -> cloud.members().stream())
        .parallel()
        .forEach(MemberServer::stop);
    Processes.stop(state.gateway(), PATIENCE);
    Processes.stop(state.mail(), PATIENCE);
    for (Cloud cloud : state.clouds()) {
      if (cloud.database().exists()) {
        new CloudDatabase(folder, state.ports(), cloud.name()).stop(cloud.database());
      }
    }
    List<ProcessRecord> left = state.processes().filter(ProcessRecord::exists).toList();
    if (!left.isEmpty()) {
      throw new RefusedException("These processes cannot be ended: " + left);
    }
    folder.write(forgotten(state));
  }

  private static LocalState forgotten(LocalState state) {
    return new LocalState(
        LocalState.VERSION,
        state.port(),
        state.portBase(),
        state.balanced(),
        state.catalogueLoaded(),
        ProcessRecord.NONE,
        ProcessRecord.NONE,
        state.clouds().stream().map(cloud -> Cloud.empty(cloud.name())).toList());
  }
}
