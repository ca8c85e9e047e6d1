package shop.catamaran.operator.replication;

import java.util.List;
import shop.catamaran.postgres.ShopDatabase;

/**
 * One direction between two clouds: a subscription in the one, and the slot of the same name in the
 * other that keeps for it what it has not taken yet.
 */
record Link(CloudAccess subscriber, CloudAccess publisher) {

  static final String PUBLICATION = "catamaran";
  static final String REPLICATOR = "catamaran_replicator";

  /** What the subscription begins with. */
  enum Start {
    /** With all that the publisher has now. */
    COPY,
    /** With the publisher's changes from now on. */
    CHANGES,
    /** As {@link #CHANGES}, but it only collects them until it is enabled. */
    CHANGES_LATER
  }

  /** All links between clouds. */
  static List<Link> all(List<CloudAccess> clouds) {
    return clouds.stream()
        .flatMap(
            subscriber ->
                clouds.stream()
                    .filter(publisher -> !publisher.name().equals(subscriber.name()))
                    .map(publisher -> new Link(subscriber, publisher)))
        .toList();
  }

  String name() {
    return subscriber.name() + "_from_" + publisher.name();
  }

  boolean exists(Session at) {
    return at.yes("SELECT EXISTS (SELECT FROM pg_subscription WHERE subname = ?)", name());
  }

  void create(Session at, String replicatorPassword, Start start) {
    at.execute(
        "CREATE SUBSCRIPTION "
            + name()
            + " CONNECTION "
            + at.literal(connection(replicatorPassword))
            + " PUBLICATION "
            + PUBLICATION
            + " WITH (origin = none, synchronous_commit = local, streaming = parallel,"
            + " disable_on_error = false, copy_data = "
            + (start == Start.COPY)
            + ", enabled = "
            + (start != Start.CHANGES_LATER)
            + ")");
  }

  /** Follows the publisher to another place, and takes in tables that have come. */
  void refresh(Session at, String replicatorPassword) {
    String wanted = connection(replicatorPassword);
    if (!at.text("SELECT subconninfo FROM pg_subscription WHERE subname = ?", name())
        .equals(wanted)) {
      at.execute("ALTER SUBSCRIPTION " + name() + " CONNECTION " + at.literal(wanted));
    }
    boolean enabled = at.yes("SELECT subenabled FROM pg_subscription WHERE subname = ?", name());
    boolean complete =
        at.yes(
            """
            SELECT NOT EXISTS (
              SELECT FROM replication.table_kind k
               WHERE k.kind <> 'local' AND NOT EXISTS (
                 SELECT FROM pg_subscription_rel r JOIN pg_subscription s ON s.oid = r.srsubid
                  WHERE s.subname = ? AND r.srrelid = k.relation::regclass))
            """,
            name());
    if (enabled && !complete) {
      at.execute("ALTER SUBSCRIPTION " + name() + " REFRESH PUBLICATION");
    }
  }

  void enable(Session at) {
    at.execute("ALTER SUBSCRIPTION " + name() + " ENABLE");
  }

  void disable(Session at) {
    at.execute("ALTER SUBSCRIPTION " + name() + " DISABLE");
  }

  /** Forgets the subscription, whether or not the publisher can be reached. */
  void drop(Session at) {
    if (exists(at)) {
      disable(at);
      at.execute("ALTER SUBSCRIPTION " + name() + " SET (slot_name = NONE)");
      at.execute("DROP SUBSCRIPTION " + name());
    }
  }

  /** Forgets, in the publisher, what was kept for the subscriber. */
  void dropSlot(Session at) {
    Waiting.until(
        "the end of what reads the slot " + name(),
        () -> {
          at.list(
              row -> row.getBoolean(1),
              "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots"
                  + " WHERE slot_name = ? AND active",
              name());
          at.list(
              row -> row.getString(1),
              "SELECT pg_drop_replication_slot(slot_name)::text FROM pg_replication_slots"
                  + " WHERE slot_name = ? AND NOT active",
              name());
          return at.yes(
              "SELECT NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = ?)", name());
        });
  }

  /** Whether the publisher, asked here, still keeps all that the subscriber has not taken. */
  boolean isUsable(Session at) {
    return at.yes(
        "SELECT EXISTS (SELECT FROM pg_replication_slots"
            + " WHERE slot_name = ? AND wal_status <> 'lost')",
        name());
  }

  /** Whether all that the publisher had when the subscription began has been copied. */
  boolean isCopied(Session at) {
    return at.yes(
        """
        SELECT count(*) > 0 AND bool_and(r.srsubstate = 'r')
          FROM pg_subscription_rel r JOIN pg_subscription s ON s.oid = r.srsubid
         WHERE s.subname = ?
        """,
        name());
  }

  private String connection(String replicatorPassword) {
    Endpoint place = publisher.reachedBy(subscriber.name());
    return "host="
        + place.host()
        + " port="
        + place.port()
        + " dbname="
        + ShopDatabase.NAME
        + " user="
        + REPLICATOR
        + " password='"
        + replicatorPassword.replace("\\", "\\\\").replace("'", "\\'")
        + "' sslmode="
        + publisher.sslMode()
        + " connect_timeout=3 keepalives_idle=5 keepalives_interval=2 keepalives_count=3"
        + " tcp_user_timeout=5000";
  }
}
