package shop.catamaran.operator.local;

import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;

/** Brings parts of a running shop back, whether they are dead, hang or run. */
final class Restart {

  private final Installation installation;
  private final StateFolder folder;
  private final LocalState state;
  private final Progress progress;

  Restart(Installation installation, StateFolder folder, LocalState state, Progress progress) {
    this.installation = installation;
    this.folder = folder;
    this.state = state;
    this.progress = progress;
  }

  /** Returns when the part does its job again. */
  void part(String part) {
    for (Cloud cloud : state.clouds()) {
      if (part.equals(cloud.name())) {
        cloud(cloud);
        return;
      }
      if (part.equals(Parts.database(cloud.name()))) {
        database(cloud);
        return;
      }
      if (part.equals(Parts.console(cloud.name()))) {
        AdminConsole console = new AdminConsole(installation, folder, progress);
        console.stop(state, cloud.name());
        console.start(folder.read().orElseThrow(), cloud.name());
        return;
      }
      if (state.balanced() && part.equals(Parts.balancer(cloud.name()))) {
        balancer(cloud);
        return;
      }
    }
    for (Server server : state.servers().keySet()) {
      if (part.equals(server.label())) {
        server(server);
        return;
      }
    }
    // Refuses what is no part at all.
    new Parts(state).processes(part);
    PayaraServer server = PayaraServer.unpacked(installation);
    new Membership(folder, new MemberServer(installation, server, folder), progress).restart(part);
  }

  private void cloud(Cloud cloud) {
    new Teardown(folder, state).cloud(cloud);
    // Whoever needs the console starts it again.
    Journal journal = new Journal(folder, state);
    journal.updateCloud(cloud.name(), now -> now.withConsole(ProcessRecord.NONE));
    Stamp stamp = new Stamp(folder, journal, cloud.name(), progress);
    if (!stamp.restartDatabase()) {
      throw new RefusedException(
          cloud.name() + " has lost its data; its members start once it is rebuilt.");
    }
    MemberServer starter =
        new MemberServer(installation, PayaraServer.unpacked(installation), folder);
    if (state.balanced()) {
      stamp.startBalancer();
    }
    stamp.bringUpAll(starter);
    if (state.severalClouds() && !new FailoverRecord(folder, state).names(cloud.name())) {
      // Its join was broken off.
      new Restart(installation, folder, folder.read().orElseThrow(), progress)
          .part(Server.RECORD.label());
    }
  }

  private void database(Cloud cloud) {
    new Teardown(folder, state).stopDatabase(cloud);
    stamp(cloud).restartDatabase();
  }

  private void balancer(Cloud cloud) {
    Teardown.stopBalancer(cloud);
    Stamp stamp = stamp(cloud);
    stamp.startBalancer();
    stamp.awaitBalanced();
  }

  private void server(Server server) {
    new Teardown(folder, state).stop(server);
    new Journal(folder, state)
        .update(
            now -> now.with(server, new SharedServers(installation, folder).start(server, now)));
  }

  private Stamp stamp(Cloud cloud) {
    return new Stamp(folder, new Journal(folder, state), cloud.name(), progress);
  }
}
