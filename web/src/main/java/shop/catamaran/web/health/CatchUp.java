package shop.catamaran.web.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether this cloud, having been away, has taken in what the other clouds did meanwhile. Once it
 * has, it never waits again until it was away once more: neither lag nor a broken line to another
 * cloud may keep a cloud from selling.
 */
final class CatchUp {

  /** How long a cloud is waited for that says nothing. */
  static final Duration SILENCE_PATIENCE = Duration.ofSeconds(10);

  /** How long a cloud is waited for at all. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Map<String, Optional<String>> firstMarks = new HashMap<>();
  private final Set<String> caughtUp = new HashSet<>();
  private Optional<Instant> since = Optional.empty();
  private boolean over;

  /**
   * What is listened to of another cloud.
   *
   * @param listening whether something was heard just now
   * @param copied whether no table is being copied as a whole
   * @param idleMark changes whenever the other cloud has nothing more to send, and all that it sent
   *     was applied here
   */
  record Subscription(String name, boolean listening, boolean copied, Optional<String> idleMark) {}

  /** The database was away: what the others did meanwhile must be taken in. */
  void begin() {
    over = false;
    since = Optional.empty();
    firstMarks.clear();
    caughtUp.clear();
  }

  /**
   * Looks at all subscriptions, as they are now.
   *
   * @return the names of those that are still waited for
   */
  List<String> observe(List<Subscription> subscriptions, Instant now) {
    if (over) {
      return List.of();
    }
    Instant start = since.orElse(now);
    since = Optional.of(start);
    Duration waited = Duration.between(start, now);
    for (Subscription subscription : subscriptions) {
      note(subscription);
    }
    List<String> waitedFor =
        subscriptions.stream()
            .filter(s -> !caughtUp.contains(s.name()))
            .filter(s -> s.listening() || waited.compareTo(SILENCE_PATIENCE) < 0)
            .map(Subscription::name)
            .collect(Collectors.toList());
    if (waited.compareTo(PATIENCE) >= 0) {
      waitedFor.clear();
    }
    over = waitedFor.isEmpty();
    return waitedFor;
  }

  // The first mark may be from before this cloud was away.
  private void note(Subscription subscription) {
    Optional<String> first =
        firstMarks.computeIfAbsent(subscription.name(), any -> subscription.idleMark());
    if (subscription.listening()
        && subscription.copied()
        && subscription.idleMark().isPresent()
        && !subscription.idleMark().equals(first)) {
      caughtUp.add(subscription.name());
    }
  }
}
