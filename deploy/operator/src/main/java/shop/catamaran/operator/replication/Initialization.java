package shop.catamaran.operator.replication;

import java.time.Duration;
import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/** Links clouds that are migrated and empty, and brings existing links up to date. */
final class Initialization {

  private static final Duration COPY_PATIENCE = Duration.ofMinutes(10);

  private final Sessions sessions;
  private final String replicatorPassword;
  private final Progress progress;

  Initialization(Sessions sessions, String replicatorPassword, Progress progress) {
    this.sessions = sessions;
    this.replicatorPassword = replicatorPassword;
    this.progress = progress;
  }

  void run() {
    for (Session session : sessions.all()) {
      Preparation.prepare(session, replicatorPassword);
      named(session);
    }
    List<Link> missing =
        sessions.links().stream().filter(link -> !link.exists(subscriber(link))).toList();
    refuseData(missing);
    for (Link link : sessions.links()) {
      if (missing.contains(link)) {
        progress.say("Linking " + link.name() + " ...");
        // A slot can be left over from a beginning that was broken off.
        link.dropSlot(sessions.of(link.publisher()));
        link.create(subscriber(link), replicatorPassword, Link.Start.CHANGES);
      } else {
        link.refresh(subscriber(link), replicatorPassword);
      }
    }
    for (Link link : sessions.links()) {
      Waiting.until(
          "the first copy of " + link.name(), COPY_PATIENCE, () -> link.isCopied(subscriber(link)));
    }
    sessions.all().forEach(Initialization::enter);
  }

  private Session subscriber(Link link) {
    return sessions.of(link.subscriber());
  }

  private static void named(Session session) {
    String name = session.text("SELECT replication.this_cloud()");
    if (!name.equals(session.name())) {
      throw new RefusedException(
          "The database at "
              + session.cloud().admin()
              + " is of "
              + name
              + ", not "
              + session.name()
              + ".");
    }
  }

  // A new link begins with the changes from now on, so what was there before would be missing.
  private void refuseData(List<Link> missing) {
    for (Link link : missing) {
      Session publisher = sessions.of(link.publisher());
      for (SharedTable table : SharedTable.in(publisher)) {
        if (!table.relation().startsWith("replication.")
            && publisher.yes("SELECT EXISTS (SELECT FROM " + table.relation() + ")")) {
          throw new RefusedException(
              link.publisher().name()
                  + " has data already, so "
                  + link.subscriber().name()
                  + " must come in with: catamaran replication join "
                  + link.subscriber().name());
        }
      }
    }
  }

  /** A cloud tells of itself when its links are there, so that the others hear it. */
  static void enter(Session session) {
    session.update(
        "INSERT INTO replication.cloud (name) VALUES (replication.this_cloud())"
            + " ON CONFLICT DO NOTHING");
  }
}
