package shop.catamaran.orders.internal.clouds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The clouds' heartbeats in the database. Each method is one short transaction. */
@ApplicationScoped
class Heartbeats {

  /**
   * Another cloud's heartbeat.
   *
   * @param at by that cloud's clock, so good for nothing but to tell one beat from the next
   * @param lost whether the operator has declared the cloud lost
   */
  record Beat(String cloud, Instant at, boolean lost) {}

  // One beat a second, whichever member is first: the others find it new enough.
  private static final String BEAT =
      """
      INSERT INTO replication.heartbeat AS beat (at, copied, schema_versions)
      SELECT clock_timestamp(),
        (SELECT coalesce(bool_and(srsubstate = 'r'), false) FROM pg_subscription_rel),
        (SELECT json_object_agg(module, version) FROM (
          SELECT DISTINCT ON (module) module, version FROM (
            SELECT 'catalog' AS module, version, installed_rank FROM migrations.catalog_history
            UNION ALL
            SELECT 'payments', version, installed_rank FROM migrations.payments_history
            UNION ALL
            SELECT 'orders', version, installed_rank FROM migrations.orders_history
            UNION ALL
            SELECT 'replication', version, installed_rank FROM migrations.replication_history
          ) AS history WHERE version IS NOT NULL
          ORDER BY module, installed_rank DESC) AS newest)
      WHERE NOT replication.is_fenced()
      ON CONFLICT (cloud) DO UPDATE SET at = excluded.at, copied = excluded.copied,
        schema_versions = excluded.schema_versions
      WHERE beat.at < excluded.at - interval '900 milliseconds' OR beat.at > excluded.at
      """;

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  /**
   * Beats, unless another member of this cloud has done so within the last second.
   *
   * @return whether this member did
   */
  @Transactional
  boolean beat() {
    entities
        .createNativeQuery("SELECT set_config('synchronous_commit', 'off', true)")
        .getSingleResult();
    return entities.createNativeQuery(BEAT).executeUpdate() == 1;
  }

  /** The other clouds' last beats. */
  @Transactional
  List<Beat> others() {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                SELECT beat.cloud, beat.at, cloud.lost_at IS NOT NULL AS lost
                FROM replication.heartbeat AS beat
                  LEFT JOIN replication.cloud AS cloud ON cloud.name = beat.cloud
                WHERE beat.cloud <> replication.this_cloud()
                """,
                Tuple.class)
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .map(
            row ->
                new Beat(
                    row.get("cloud", String.class),
                    row.get("at", Instant.class),
                    row.get("lost", Boolean.class)))
        .toList();
  }
}
