package shop.catamaran.operator.local;

import java.util.ArrayList;
import java.util.List;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;

/**
 * The parts of a shop by the names that {@code status} shows: aws-1, aws-balancer, aws-database,
 * aws-console, gateway, and aws for all of that cloud.
 */
record Parts(LocalState state) {

  static String balancer(String cloud) {
    return cloud + "-balancer";
  }

  static String database(String cloud) {
    return cloud + "-database";
  }

  static String console(String cloud) {
    return cloud + "-console";
  }

  /** The processes of a part, running or not. */
  List<ProcessRecord> processes(String part) {
    for (Cloud cloud : state.clouds()) {
      if (part.equals(cloud.name())) {
        return cloud.processes();
      }
      if (part.equals(database(cloud.name()))) {
        return List.of(cloud.database());
      }
      if (part.equals(console(cloud.name()))) {
        return List.of(cloud.console());
      }
      if (part.equals(balancer(cloud.name())) && state.balanced()) {
        return List.of(cloud.balancer());
      }
    }
    for (Server server : state.servers().keySet()) {
      if (part.equals(server.label())) {
        return List.of(state.server(server));
      }
    }
    return List.of(
        state
            .member(part)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "There is no " + part + "; there are: " + String.join(", ", names())))
            .process());
  }

  /** The same, of which at least one must run. */
  List<ProcessRecord> running(String part) {
    List<ProcessRecord> running = processes(part).stream().filter(ProcessRecord::exists).toList();
    if (running.isEmpty()) {
      throw new RefusedException(part + " is not running: catamaran local restart brings it back.");
    }
    return running;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Cloud cloud : state.clouds()) {
      names.add(cloud.name());
      cloud.members().forEach(member -> names.add(member.name()));
      if (state.balanced()) {
        names.add(balancer(cloud.name()));
      }
      names.add(database(cloud.name()));
      if (!cloud.console().equals(ProcessRecord.NONE)) {
        names.add(console(cloud.name()));
      }
    }
    state.servers().keySet().stream().sorted().map(Server::label).forEach(names::add);
    return names;
  }
}
