package shop.catamaran.operator.local;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    if (hasMembers(before, cloud)) {
      // Had an earlier join come to its end, the record would show the cloud.
      progress.say("Going on with the join of " + cloud + " ...");
      new Restart(installation, folder, before, progress).part(cloud);
      show(cloud);
      return;
    }
    startDatabase(before, cloud, release(before, cloud));
    MemberServer servers =
        new MemberServer(installation, PayaraServer.unpacked(installation), folder);
    // A member learns of its peers when it starts.
    Membership membership = new Membership(folder, servers, progress);
    before.clouds().stream()
        .flatMap(each -> each.members().stream())
        .forEach(member -> membership.restart(member.name()));
    startMembers(servers, cloud, members);
    show(cloud);
  }

  private void show(String cloud) {
    new Restart(installation, folder, folder.read().orElseThrow(), progress)
        .part(Server.RECORD.label());
    progress.say(cloud + " is in the record.");
  }

  private void check(LocalState before, String cloud) {
    if (!before.severalClouds()) {
      throw new RefusedException(
          "This shop was started with one cloud, which none can join: start one with --clouds "
              + before.clouds().get(0).name()
              + ","
              + cloud
              + ".");
    }
    if (hasMembers(before, cloud)
        && new FailoverRecord(folder, before).answer().contains(PortPlan.address(cloud))) {
      throw new RefusedException(cloud + " is in this shop already.");
    }
    if (!PortPlan.CLOUDS.contains(cloud)) {
      throw new RefusedException(
          cloud + " cannot join; these can: " + String.join(", ", PortPlan.CLOUDS) + ".");
    }
  }

  private static boolean hasMembers(LocalState state, String cloud) {
    return state.cloud(cloud).filter(known -> !known.members().isEmpty()).isPresent();
  }

  private static String release(LocalState before, String cloud) {
    Set<String> releases =
        before.clouds().stream()
            .filter(other -> !other.name().equals(cloud))
            .map(Cloud::release)
            .collect(Collectors.toSet());
    if (releases.size() > 1) {
      throw new RefusedException(
          "The clouds start their members with different releases; bring one to all of them first:"
              + " catamaran release.");
    }
    return releases.iterator().next();
  }

  // The shop's own schemas are made by the join, which refuses a database that has data.
  private void startDatabase(LocalState before, String cloud, String release) {
    Journal journal = new Journal(folder, before);
    Optional<Cloud> brokenOff = before.cloud(cloud);
    if (brokenOff.isPresent()) {
      new Teardown(folder, before).cloud(brokenOff.get());
      folder.deleteDatabase(cloud);
    } else {
      journal.update(now -> now.withNew(Cloud.empty(cloud)));
    }
    CloudDatabase database = new CloudDatabase(folder, before.ports(), cloud);
    journal.updateCloud(
        cloud, now -> Cloud.empty(cloud).withRelease(release).withDatabase(database.start()));
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
