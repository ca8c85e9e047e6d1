package shop.catamaran.operator.procedure;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;

/** Changes the members of one cloud one at a time, under watch. */
final class Members {

  private final Target target;
  private final HealthWatch watch;
  private final Pace pace;
  private final Progress progress;

  Members(Target target, HealthWatch watch, Pace pace, Progress progress) {
    this.target = target;
    this.watch = watch;
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * Starts dead members anew, all that there are: none of the others could be spared for one that
   * is not back yet.
   */
  static void revive(Target target, Progress progress) {
    target.members().stream()
        .filter(member -> member.condition() == TargetMember.Condition.FAILED)
        .forEach(
            dead -> {
              progress.say(target.cloud() + ": " + dead.name() + " is dead, and comes anew ...");
              target.replace(dead.name());
            });
  }

  /** Waits until all members serve that are not among these. */
  void awaitOthers(List<TargetMember> some) {
    await(
        members ->
            members.stream()
                .filter(each -> some.stream().allMatch(each::isOther))
                .allMatch(TargetMember::serving),
        "all members to serve");
  }

  /** One more member, and waits until it serves. */
  void add() {
    int wanted = target.members().size() + 1;
    progress.say(target.cloud() + ": one more member ...");
    target.add();
    awaitServing(wanted, members -> true, "a new member");
    settle();
  }

  /** Lets a member leave, and waits until it is gone. */
  void remove(String member) {
    int wanted = target.members().size() - 1;
    progress.say(target.cloud() + ": " + member + " leaves ...");
    target.remove(member);
    awaitServing(
        wanted,
        members -> members.stream().noneMatch(each -> each.name().equals(member)),
        member + " to leave");
    watch.check();
  }

  /** Puts a member of the release that members start with now in the place of one. */
  void replace(TargetMember old) {
    int count = target.members().size();
    progress.say(
        target.cloud()
            + ": "
            + old.name()
            + " leaves, and comes with "
            + target.release()
            + " ...");
    target.replace(old.name());
    awaitServing(
        count,
        members -> members.stream().allMatch(each -> each.isOther(old)),
        "the member in place of " + old.name());
    settle();
    progress.say(target.cloud() + ": " + watch.summary());
  }

  private void settle() {
    Await.until(pace.settle(), pace.poll(), () -> watch.trouble().isPresent());
    watch.check();
  }

  private void awaitServing(int wanted, Predicate<List<TargetMember>> condition, String what) {
    await(
        members ->
            members.size() == wanted
                && members.stream().allMatch(TargetMember::serving)
                && condition.test(members),
        what);
  }

  private void await(Predicate<List<TargetMember>> condition, String what) {
    boolean done =
        Await.until(
            pace.member(),
            pace.poll(),
            () ->
                watch.trouble().isPresent()
                    || condition.test(target.members())
                    || failed().isPresent());
    watch.check();
    if (!done || !condition.test(target.members())) {
      throw new RefusedException(
          "Stopped: "
              + target.cloud()
              + " waited for "
              + what
              + ", but "
              + failed()
                  .map(member -> member.name() + " has failed.")
                  .orElse("it is not ready after " + pace.member().toMinutes() + " minutes."));
    }
  }

  private Optional<TargetMember> failed() {
    return target.members().stream()
        .filter(member -> member.condition() == TargetMember.Condition.FAILED)
        .findFirst();
  }
}
