package shop.catamaran.operator.replication;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/**
 * Copies all shared tables of one cloud into another one, while all clouds sell. What the source
 * holds of third clouds must not be older than where their own links go on: so those links only
 * collect until the copy is complete, and the copy begins when the source has heard all that was
 * written before.
 */
final class Copying {

  private static final Duration PATIENCE = Duration.ofHours(6);
  private static final Duration CATCH_UP = Duration.ofMinutes(5);

  private final Sessions sessions;
  private final String replicatorPassword;
  private final Progress progress;

  Copying(Sessions sessions, String replicatorPassword, Progress progress) {
    this.sessions = sessions;
    this.replicatorPassword = replicatorPassword;
    this.progress = progress;
  }

  void copy(CloudAccess from, CloudAccess to) {
    Session target = sessions.of(to);
    List<Link> others =
        sessions.links().stream()
            .filter(link -> link.subscriber().equals(to) && !link.publisher().equals(from))
            .toList();
    others.forEach(link -> collect(link, target));
    if (!others.isEmpty()) {
      Positions positions = Positions.now(sessions);
      for (Link other : others) {
        Waiting.until(
            from.name() + " to hear all of " + other.publisher().name(),
            CATCH_UP,
            () -> positions.reached(new Link(from, other.publisher())));
      }
    }
    Link link = new Link(to, from);
    link.drop(target);
    link.dropSlot(sessions.of(from));
    progress.say("Copying " + from.name() + " into " + to.name() + " ...");
    link.create(target, replicatorPassword, Link.Start.COPY);
    Waiting.until("the copy of " + from.name(), PATIENCE, () -> link.isCopied(target));
    others.forEach(other -> other.enable(target));
    derive(target);
  }

  /** Holds a link back, made anew if it cannot go on from where it was. */
  private void collect(Link link, Session target) {
    if (link.exists(target) && link.isUsable(sessions.of(link.publisher()))) {
      link.disable(target);
    } else {
      link.drop(target);
      link.dropSlot(sessions.of(link.publisher()));
      link.create(target, replicatorPassword, Link.Start.CHANGES_LATER);
    }
  }

  /** Makes anew what each cloud derives from the shared tables for itself. */
  static void derive(Session at) {
    try {
      LocalTables.derive(at.connection());
    } catch (SQLException e) {
      throw at.failed(e);
    }
  }

  /** Waits until all has arrived everywhere, and proves that all clouds hold the same. */
  void prove() {
    progress.say("Comparing all tables ...");
    Comparison comparison = new Comparing(sessions, Progress.silent()).run(CATCH_UP);
    if (!comparison.equal()) {
      throw new RefusedException(
          comparison.differences().size()
              + " rows differ and "
              + comparison.unsettled().size()
              + " could not be settled; see: catamaran replication compare");
    }
  }
}
