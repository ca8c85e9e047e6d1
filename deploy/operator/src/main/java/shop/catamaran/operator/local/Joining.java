package shop.catamaran.operator.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/**
 * Brings a further cloud into a running shop of several, while those sell. A join that was broken
 * off before its members started begins anew.
 */
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
    LocalState others = before.without(cloud);
    String release = release(others);
    discard(before, cloud);
    startDatabase(others, Cloud.joining(cloud, release));
    MemberServer servers =
        new MemberServer(installation, PayaraServer.unpacked(installation), folder);
    // A member learns of its peers when it starts.
    Membership membership = new Membership(folder, servers, progress);
    others.clouds().stream()
        .flatMap(each -> each.members().stream())
        .forEach(member -> membership.restart(member.name()));
    startMembers(servers, cloud, members);
    new Restart(installation, folder, folder.read().orElseThrow(), progress)
        .part(Server.RECORD.label());
    progress.say(cloud + " is in the record.");
  }

  private static void check(LocalState before, String cloud) {
    List<String> possible =
        PortPlan.CLOUDS.stream()
            .filter(name -> before.cloud(name).map(Cloud::joining).orElse(true))
            .toList();
    if (!before.without(cloud).severalClouds()) {
      throw new RefusedException(
          "This shop was started with one cloud, which none can join: start one with --clouds "
              + before.clouds().get(0).name()
              + ","
              + cloud
              + ".");
    }
    if (before.cloud(cloud).filter(known -> !known.joining()).isPresent()) {
      throw new RefusedException(
          "%1$s is in this shop; if it does not run: catamaran local restart cloud %1$s."
              .formatted(cloud));
    }
    if (!possible.contains(cloud)) {
      throw new RefusedException(
          possible.isEmpty()
              ? "All clouds that there can be are in this shop."
              : cloud + " cannot join; these can: " + String.join(", ", possible) + ".");
    }
  }

  private static String release(LocalState others) {
    Set<String> releases = others.clouds().stream().map(Cloud::release).collect(Collectors.toSet());
    if (releases.size() > 1) {
      throw new RefusedException(
          "The clouds start their members with different releases; bring one to all of them first:"
              + " catamaran release.");
    }
    return releases.iterator().next();
  }

  /** Takes away what an earlier join left, whether or not the shop still knows of it. */
  private void discard(LocalState before, String cloud) {
    Optional<Cloud> brokenOff = before.cloud(cloud);
    brokenOff.ifPresent(new Teardown(folder, before)::cloud);
    CloudDatabase database = new CloudDatabase(folder, before.ports(), cloud);
    if (database.hasDisk()) {
      database.stop();
    }
    folder.deleteDatabase(cloud);
  }

  // The shop's own schemas are made by the join, which refuses a database that has data.
  private void startDatabase(LocalState others, Cloud joining) {
    Journal journal = new Journal(folder, others);
    journal.update(now -> now.withNew(joining));
    CloudDatabase database = new CloudDatabase(folder, others.ports(), joining.name());
    journal.updateCloud(joining.name(), now -> now.withDatabase(database.start()));
    new CloudReplication(folder, journal.state(), progress).open().join(joining.name());
  }

  private void startMembers(MemberServer servers, String cloud, int members) {
    Journal journal = new Journal(folder, folder.read().orElseThrow());
    // From here on it may sell, and its data are not thrown away.
    journal.updateCloud(cloud, Cloud::joined);
    Stamp stamp = new Stamp(folder, journal, cloud, progress);
    stamp.placeMembers(members);
    stamp.startBalancer();
    stamp.bringUpAll(servers);
  }
}
