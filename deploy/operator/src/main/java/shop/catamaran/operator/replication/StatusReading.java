package shop.catamaran.operator.replication;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shop.catamaran.operator.replication.ReplicationStatus.CloudState;
import shop.catamaran.operator.replication.ReplicationStatus.LinkCondition;
import shop.catamaran.operator.replication.ReplicationStatus.LinkState;

/** Looks at every database that answers. */
final class StatusReading {

  private record Slot(boolean active, boolean lost, Optional<Long> lag, Optional<Long> kept) {}

  private record Subscription(boolean enabled, boolean working, boolean copied, long errors) {}

  private final List<CloudAccess> clouds;
  private final Sessions sessions;

  StatusReading(List<CloudAccess> clouds, Sessions sessions) {
    this.clouds = clouds;
    this.sessions = sessions;
  }

  ReplicationStatus read() {
    return new ReplicationStatus(
        clouds.stream().map(this::cloud).toList(),
        Link.all(clouds).stream().map(this::link).toList());
  }

  private CloudState cloud(CloudAccess cloud) {
    if (!sessions.has(cloud)) {
      return CloudState.unreachable(cloud.name());
    }
    Session at = sessions.of(cloud);
    Optional<Long> heartbeat =
        at.first(
            row -> row.getLong(1),
            "SELECT (extract(epoch FROM clock_timestamp() - at) * 1000)::bigint"
                + " FROM replication.heartbeat WHERE cloud = ?",
            cloud.name());
    return at.first(
            row ->
                new CloudState(
                    cloud.name(),
                    true,
                    row.getInt(1),
                    row.getBoolean(2),
                    lostAt(cloud.name()),
                    heartbeat,
                    schemaVersions(at),
                    Optional.ofNullable(row.getString(3))),
            "SELECT epoch, replication.is_fenced(), salvaged_at FROM replication.own")
        .orElseThrow();
  }

  private Optional<String> lostAt(String cloud) {
    return sessions.all().stream()
        .flatMap(
            session ->
                session
                    .first(
                        row -> Optional.ofNullable(row.getString(1)),
                        "SELECT lost_at::text FROM replication.cloud WHERE name = ?",
                        cloud)
                    .flatMap(lost -> lost)
                    .stream())
        .findFirst();
  }

  static Map<String, String> schemaVersions(Session at) {
    Map<String, String> versions = new TreeMap<>();
    for (String table :
        at.list(
            row -> row.getString(1),
            "SELECT tablename FROM pg_tables WHERE schemaname = 'migrations'"
                + " AND tablename LIKE '%\\_history'")) {
      at.first(
              row -> row.getString(1),
              "SELECT version FROM migrations."
                  + table
                  + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")
          .ifPresent(version -> versions.put(table.replace("_history", ""), version));
    }
    return versions;
  }

  private LinkState link(Link link) {
    Optional<Subscription> subscription =
        Optional.ofNullable(sessions.of(link.subscriber())).flatMap(at -> subscription(at, link));
    Optional<Slot> slot =
        Optional.ofNullable(sessions.of(link.publisher())).flatMap(at -> slot(at, link));
    return new LinkState(
        link.name(),
        link.subscriber().name(),
        link.publisher().name(),
        condition(link, subscription, slot),
        slot.flatMap(Slot::lag),
        slot.flatMap(Slot::kept),
        subscription.map(Subscription::errors));
  }

  private LinkCondition condition(
      Link link, Optional<Subscription> subscription, Optional<Slot> slot) {
    boolean subscriberThere = sessions.has(link.subscriber());
    boolean publisherThere = sessions.has(link.publisher());
    if (!subscriberThere && !publisherThere) {
      return LinkCondition.UNKNOWN;
    }
    if (subscriberThere ? subscription.isEmpty() : slot.isEmpty()) {
      return LinkCondition.MISSING;
    }
    if (publisherThere && (slot.isEmpty() || slot.get().lost())) {
      return LinkCondition.SLOT_LOST;
    }
    if (subscription.isPresent() && !subscription.get().enabled()) {
      return LinkCondition.PAUSED;
    }
    if (subscription.map(s -> !s.working()).orElse(true)
        || slot.map(s -> !s.active()).orElse(true)) {
      return LinkCondition.DISCONNECTED;
    }
    return subscription.get().copied() ? LinkCondition.STREAMING : LinkCondition.COPYING;
  }

  private static Optional<Slot> slot(Session at, Link link) {
    return at.first(
        row ->
            new Slot(
                row.getBoolean(1),
                "lost".equals(row.getString(2)),
                Optional.ofNullable(row.getObject(3, Long.class)),
                Optional.ofNullable(row.getObject(4, Long.class))),
        """
        SELECT active, wal_status,
               pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint, safe_wal_size
          FROM pg_replication_slots WHERE slot_name = ?
        """,
        link.name());
  }

  private static Optional<Subscription> subscription(Session at, Link link) {
    return at.first(
        row ->
            new Subscription(
                row.getBoolean(1), row.getBoolean(2), link.isCopied(at), row.getLong(3)),
        """
        SELECT s.subenabled,
               EXISTS (SELECT FROM pg_stat_subscription w
                        WHERE w.subid = s.oid AND w.worker_type = 'apply' AND w.pid IS NOT NULL),
               (SELECT apply_error_count FROM pg_stat_subscription_stats e WHERE e.subid = s.oid)
          FROM pg_subscription s WHERE s.subname = ?
        """,
        link.name());
  }
}
