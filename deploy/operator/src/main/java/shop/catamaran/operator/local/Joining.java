package shop.catamaran.operator.local;

import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/** Brings a further cloud into a running shop of several, while those sell. */
final class Joining {

  private final Installation installation;
  private final StateFolder folder;
  private final Progress progress;

  Joining(Installation installation, StateFolder folder, Progress progress) {
    this.installation = installation;
    this.folder = folder;
    this.progress = progress;
  }

  void run(LocalState before, String cloud, int members) {
    check(before, cloud);
    startDatabase(before, cloud);
    MemberServer servers =
        new MemberServer(installation, PayaraServer.unpacked(installation), folder);
    // A member learns of its peers when it starts.
    Membership membership = new Membership(folder, servers, progress);
    before.clouds().stream()
        .flatMap(each -> each.members().stream())
        .forEach(member -> membership.restart(member.name()));
    startMembers(servers, cloud, members);
    new Restart(installation, folder, folder.read().orElseThrow(), progress)
        .part(Server.RECORD.label());
    progress.say(cloud + " is in the record.");
  }

  private static void check(LocalState before, String cloud) {
    if (!before.severalClouds()) {
      throw new RefusedException(
          "This shop was started with one cloud, which none can join: start one with --clouds "
              + before.clouds().get(0).name()
              + ","
              + cloud
              + ".");
    }
    List<String> possible =
        PortPlan.CLOUDS.stream().filter(name -> before.cloud(name).isEmpty()).toList();
    if (!possible.contains(cloud)) {
      throw new RefusedException(
          possible.isEmpty()
              ? "All clouds that there can be are in this shop."
              : cloud + " cannot join; these can: " + String.join(", ", possible) + ".");
    }
  }

  // The shop's own schemas are made by the join, which refuses a database that has data.
  private void startDatabase(LocalState before, String cloud) {
    Journal journal = new Journal(folder, before);
    journal.update(now -> now.withNew(Cloud.empty(cloud)));
    CloudDatabase database = new CloudDatabase(folder, before.ports(), cloud);
    journal.updateCloud(cloud, now -> now.withDatabase(database.start()));
    new CloudReplication(folder, journal.state(), progress).open().join(cloud);
  }

  private void startMembers(MemberServer servers, String cloud, int members) {
    Journal journal = new Journal(folder, folder.read().orElseThrow());
    Stamp stamp = new Stamp(folder, journal, cloud, progress);
    stamp.placeMembers(members);
    stamp.startBalancer();
    stamp.bringUpAll(servers);
  }
}
