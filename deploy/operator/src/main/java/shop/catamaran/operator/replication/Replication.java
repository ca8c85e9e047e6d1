package shop.catamaran.operator.replication;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/**
 * The replication between clouds. Every method can be called again after it was broken off, and
 * refuses by a {@link RefusedException} with one sentence.
 */
public final class Replication {

  private final List<CloudAccess> clouds;
  private final ShopPasswords passwords;
  private final Progress progress;

  /**
   * @param clouds all clouds of the shop, whether or not they answer
   */
  public Replication(List<CloudAccess> clouds, ShopPasswords passwords, Progress progress) {
    this.clouds = List.copyOf(clouds);
    this.passwords = passwords;
    this.progress = progress;
  }

  /**
   * Links all clouds with each other; their databases are migrated and none but the first start has
   * put anything into them. Called again, after a migration too, it adds what has come.
   */
  public void init() {
    try (Sessions sessions = Sessions.open(clouds)) {
      new Initialization(sessions, passwords.replicator(), progress).run();
    }
  }

  /** How the clouds' databases and the links between them do. */
  public ReplicationStatus status() {
    try (Sessions sessions = Sessions.openThere(clouds)) {
      return new StatusReading(clouds, sessions).read();
    }
  }

  /**
   * Compares all shared tables of all clouds, while the shop runs.
   *
   * @param patience for rows that are under way
   */
  public Comparison compare(Duration patience) {
    try (Sessions sessions = Sessions.open(clouds)) {
      return new Comparing(sessions, progress).run(patience);
    }
  }

  /** Stops all changes from flowing between the clouds that answer; they are kept. */
  public void pause() {
    overLinks("Pausing", Link::disable);
  }

  /** Lets changes flow again. */
  public void resume() {
    overLinks("Resuming", Link::enable);
  }

  private void overLinks(String what, BiConsumer<Link, Session> action) {
    try (Sessions sessions = Sessions.openThere(clouds)) {
      for (Link link : Link.all(clouds)) {
        if (sessions.has(link.subscriber()) && link.exists(sessions.of(link.subscriber()))) {
          progress.say(what + " " + link.name() + " ...");
          action.accept(link, sessions.of(link.subscriber()));
        }
      }
    }
  }
}
