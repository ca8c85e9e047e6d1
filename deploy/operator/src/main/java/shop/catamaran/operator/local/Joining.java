package shop.catamaran.operator.local;

import java.util.List;
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
    startDatabase(before, cloud, release(before, cloud));
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
        PortPlan.CLOUDS.stream().filter(name -> !hasMembers(before, name)).toList();
    if (hasMembers(before, cloud)) {
      throw new RefusedException(
          "%1$s is in this shop. If its join was broken off, end it with: catamaran local restart"
              + " %1$s, then catamaran local restart %2$s."
                  .formatted(cloud, Server.RECORD.label()));
    }
    if (!possible.contains(cloud)) {
      throw new RefusedException(
          possible.isEmpty()
              ? "All clouds that there can be are in this shop."
              : cloud + " cannot join; these can: " + String.join(", ", possible) + ".");
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
