package shop.catamaran.operator.replication;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.catamaran.operator.process.Await;

/** How far each cloud had written at one moment, and whether the others have taken all of it. */
final class Positions {

  private final Sessions sessions;
  private final Map<Session, String> written = new HashMap<>();

  private Positions(Sessions sessions) {
    this.sessions = sessions;
  }

  static Positions now(Sessions sessions) {
    Positions positions = new Positions(sessions);
    for (Session session : sessions.all()) {
      // Something to confirm, so that an idle cloud's position is reached soon.
      session.text("SELECT pg_logical_emit_message(true, 'catamaran', '')");
      positions.written.put(session, session.text("SELECT pg_current_wal_insert_lsn()"));
    }
    return positions;
  }

  /** Whether every cloud confirmed all of it in time; links that do not work are not waited for. */
  boolean reached(Duration patience) {
    List<Link> links = sessions.links();
    return Await.until(
            patience, () -> links.stream().allMatch(link -> reached(link) || !flows(link)))
        && links.stream().allMatch(this::reached);
  }

  /** Whether the subscriber confirmed what the publisher had written. */
  boolean reached(Link link) {
    Session publisher = sessions.of(link.publisher());
    return publisher.yes(
        """
        SELECT EXISTS (SELECT FROM pg_replication_slots
                        WHERE slot_name = ? AND confirmed_flush_lsn >= ?::pg_lsn)
        """,
        link.name(),
        written.get(publisher));
  }

  private boolean flows(Link link) {
    return sessions
        .of(link.publisher())
        .yes(
            "SELECT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = ? AND active)",
            link.name());
  }
}
