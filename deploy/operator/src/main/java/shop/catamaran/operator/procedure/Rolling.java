package shop.catamaran.operator.procedure;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;

/**
 * Replaces a cloud's members one at a time while it sells, and watches the cloud for a while after.
 * A cloud of one member cannot sell meanwhile: its shoppers are led to another one first.
 */
final class Rolling {

  private final Shop shop;
  private final Pace pace;
  private final OperationsLog log;
  private final Progress progress;

  Rolling(Shop shop, Pace pace, OperationsLog log, Progress progress) {
    this.shop = shop;
    this.pace = pace;
    this.log = log;
    this.progress = progress;
  }

  static boolean drainsFirst(Target target) {
    return target.members().size() < 2;
  }

  /**
   * Replaces some of a cloud's members.
   *
   * @param reason what other operators read of a cloud that is drained
   * @throws RefusedException as soon as it would be wrong to go on, saying why
   */
  void replace(Target target, String reason, Predicate<TargetMember> which, Steps steps) {
    List<TargetMember> old = List.of();
    if (drainsFirst(target)) {
      replaceDrained(target, reason, which, steps);
    } else {
      // Those that do not serve go first: with another one gone too, nobody might be left to serve.
      old =
          target.members().stream()
              .filter(which)
              .filter(member -> member.condition() != TargetMember.Condition.FAILED)
              .sorted(Comparator.comparing(TargetMember::serving))
              .toList();
      Members.revive(target, progress);
    }
    try (HealthWatch watch = new HealthWatch(target, pace.latencyMax())) {
      Members members = new Members(target, watch, pace, progress);
      members.awaitOthers(old);
      old.forEach(member -> steps.run(member.name() + " replaced", () -> members.replace(member)));
      steps.run(target.cloud() + " watched", () -> bake(target, watch));
    }
  }

  private void replaceDrained(
      Target target, String reason, Predicate<TargetMember> which, Steps steps) {
    List<TargetMember> old = target.members().stream().filter(which).toList();
    if (!old.isEmpty()) {
      Draining draining = new Draining(shop, log, progress);
      steps.run(target.cloud() + " drained", () -> draining.drain(target.cloud(), reason));
      old.forEach(member -> replaceUnwatched(target, member, steps));
      steps.run(target.cloud() + " undrained", () -> draining.undrain(target.cloud()));
    }
  }

  // Nobody is there who could see a failure, and with one member every look fails meanwhile.
  private void replaceUnwatched(Target target, TargetMember member, Steps steps) {
    steps.run(
        member.name() + " replaced",
        () -> {
          progress.say(target.cloud() + ": replacing " + member.name() + " ...");
          target.replace(member.name());
          boolean done =
              Await.until(
                  pace.member(),
                  pace.poll(),
                  () ->
                      !target.members().isEmpty()
                          && target.members().stream()
                              .allMatch(each -> each.serving() && each.isOther(member)));
          if (!done) {
            throw new RefusedException(
                "Stopped: the member in place of " + member.name() + " is not ready.");
          }
        });
  }

  private void bake(Target target, HealthWatch watch) {
    // Else a cloud that tells late of failed requests would be left before it has told.
    Duration bake = pace.bake().plus(target.trafficDelay());
    progress.say(target.cloud() + ": watching for " + bake.toSeconds() + " s ...");
    Await.until(bake, pace.poll(), () -> watch.trouble().isPresent());
    watch.check();
    progress.say(target.cloud() + ": " + watch.summary());
  }
}
