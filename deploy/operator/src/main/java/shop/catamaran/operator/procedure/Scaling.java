package shop.catamaran.operator.procedure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;

/** Brings a cloud to a number of members, one at a time, while it sells. */
public final class Scaling {

  private final Shop shop;
  private final Pace pace;
  private final OperationsLog log;
  private final Progress progress;

  public Scaling(Shop shop, Pace pace, OperationsLog log, Progress progress) {
    this.shop = shop;
    this.pace = pace;
    this.log = log;
    this.progress = progress;
  }

  /**
   * Why so many members would be too few, if they would: each cloud must be able to carry the
   * shoppers of all when it is the last one.
   */
  public Optional<String> capacityWarning(String cloud, int members) {
    return shop.peersOf(cloud).stream()
        .filter(peer -> count(peer) > members)
        .findFirst()
        .map(
            peer ->
                peer.cloud()
                    + " has "
                    + count(peer)
                    + " members: if it goes down, "
                    + members
                    + " in "
                    + cloud
                    + " must carry the shoppers of both.");
  }

  // Of a cloud that is down already there is nothing to warn.
  private static int count(Target peer) {
    try {
      return peer.members().size();
    } catch (RefusedException e) {
      return 0;
    }
  }

  /** Returns when the cloud has so many members and all of them serve. */
  public void scale(String cloud, int members) {
    Target target = shop.cloud(cloud);
    if (members < 1) {
      throw new RefusedException("A cloud has at least one member.");
    }
    capacityWarning(cloud, members).ifPresent(warning -> progress.note("Note: " + warning));
    Steps steps = new Steps();
    log.record(
        "scale",
        cloud,
        Map.of("from", Integer.toString(target.members().size()), "to", Integer.toString(members)),
        steps,
        () -> {
          scale(target, members, steps);
          return null;
        });
  }

  private void scale(Target target, int members, Steps steps) {
    Members.revive(target, progress);
    try (HealthWatch watch = new HealthWatch(target, pace.latencyMax())) {
      Members changing = new Members(target, watch, pace, progress);
      while (target.members().size() < members) {
        steps.run("a member joined", changing::add);
      }
      for (List<TargetMember> now = target.members();
          now.size() > members;
          now = target.members()) {
        String last =
            now.stream().map(TargetMember::name).max(Comparator.naturalOrder()).orElseThrow();
        steps.run("a member left", () -> changing.remove(last));
      }
      // There may have been nothing to do but to wait for what an earlier command began.
      changing.awaitOthers(List.of());
      progress.say(target.cloud() + ": " + watch.summary());
    }
  }
}
