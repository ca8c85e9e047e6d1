package shop.catamaran.orders.internal.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.internal.Ids;

/**
 * The table of tasks. Time is the database's, so that members whose clocks differ agree on who
 * holds what.
 */
@ApplicationScoped
public class Outbox {

  private static final Duration DELAY_MAX = Duration.ofMinutes(5);

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  /** Puts a task in, in the caller's transaction; the same task only once. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Task task, Duration delay) {
    entities
        .createNativeQuery(
            """
            INSERT INTO orders.outbox (id, kind, order_id, refund_id, amount_minor, currency,
              next_attempt_at)
            VALUES (:id, :kind, :order, CAST(nullif(:refund, '') AS uuid),
              CAST(nullif(:amount, '') AS bigint), nullif(:currency, ''),
              clock_timestamp() + make_interval(secs => :delay))
            ON CONFLICT (id, cloud) DO NOTHING
            """)
        .setParameter("id", idOf(task))
        .setParameter("kind", task.kind().name())
        .setParameter("order", task.order().value())
        .setParameter("refund", task.refund().map(part -> part.id().toString()).orElse(""))
        .setParameter(
            "amount",
            task.refund()
                .map(part -> String.valueOf(part.amount().getAmountMinorLong()))
                .orElse(""))
        .setParameter(
            "currency",
            task.refund().map(part -> part.amount().getCurrencyUnit().getCode()).orElse(""))
        .setParameter("delay", seconds(delay))
        .executeUpdate();
  }

  /** Takes the task that has been due longest, if any of these kinds is due. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Lease> take(List<TaskKind> kinds, Duration leaseTime) {
    UUID holder = Ids.random();
    List<?> taken =
        entities
            .createNativeQuery(
                """
                UPDATE orders.outbox SET attempts = attempts + 1, leased_by = :holder,
                  next_attempt_at = clock_timestamp() + make_interval(secs => :lease)
                WHERE (id, cloud) = (
                  SELECT id, cloud FROM orders.outbox
                  WHERE cloud = current_setting('catamaran.cloud') AND done_at IS NULL
                    AND next_attempt_at <= clock_timestamp() AND kind IN (:kinds)
                  ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, kind, order_id, refund_id, amount_minor, currency, attempts
                """,
                Tuple.class)
            .setParameter("holder", holder)
            .setParameter("lease", seconds(leaseTime))
            .setParameter("kinds", kinds.stream().map(Enum::name).toList())
            .getResultList();
    return taken.stream().map(row -> lease((Tuple) row, holder)).findFirst();
  }

  /** The lease's work is done for good. */
  @Transactional
  public void done(Task task) {
    entities
        .createNativeQuery(
            """
            UPDATE orders.outbox SET done_at = clock_timestamp(), last_error = NULL
            WHERE id = :id AND cloud = current_setting('catamaran.cloud') AND done_at IS NULL
            """)
        .setParameter("id", idOf(task))
        .executeUpdate();
  }

  /** Whether another cloud has done a task that is open here too. */
  @Transactional
  public boolean isDoneElsewhere(Task task) {
    return (Boolean)
        entities
            .createNativeQuery(
                """
                SELECT EXISTS (SELECT FROM orders.outbox
                  WHERE id = :id AND cloud <> replication.this_cloud() AND done_at IS NOT NULL)
                """)
            .setParameter("id", idOf(task))
            .getSingleResult();
  }

  /**
   * Takes over what another cloud has left open; that cloud may go on with it as well.
   *
   * @return how many tasks were taken over
   */
  @Transactional
  public int adoptFrom(String cloud) {
    return entities
        .createNativeQuery(
            """
            INSERT INTO orders.outbox (id, kind, order_id, refund_id, amount_minor, currency,
              next_attempt_at)
            SELECT id, kind, order_id, refund_id, amount_minor, currency, clock_timestamp()
            FROM orders.outbox AS task
            WHERE cloud = :cloud AND done_at IS NULL AND NOT EXISTS (
              SELECT FROM orders.outbox AS mine
              WHERE mine.id = task.id AND mine.cloud = replication.this_cloud())
            ORDER BY next_attempt_at LIMIT 500
            ON CONFLICT (id, cloud) DO NOTHING
            """)
        .setParameter("cloud", cloud)
        .executeUpdate();
  }

  /** The lease's work could not be done; it is tried again later, ever more rarely. */
  @Transactional
  public void postpone(Lease lease, String reason) {
    entities
        .createNativeQuery(
            """
            UPDATE orders.outbox SET last_error = :reason,
              next_attempt_at = clock_timestamp() + make_interval(secs => :delay)
            WHERE id = :id AND cloud = current_setting('catamaran.cloud') AND done_at IS NULL
              AND leased_by = :holder
            """)
        .setParameter("id", lease.taskId())
        .setParameter("holder", lease.holder())
        .setParameter("reason", reason.substring(0, Math.min(reason.length(), 500)))
        .setParameter("delay", seconds(delayAfter(lease.attempt())))
        .executeUpdate();
  }

  /** 1, 2, 4 ... seconds, held to five minutes. */
  static Duration delayAfter(int attempt) {
    Duration delay = Duration.ofSeconds(1L << Math.min(attempt - 1, 20));
    return delay.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : delay;
  }

  static UUID idOf(Task task) {
    return Ids.ofFact(
        task.order().value(),
        task.kind().name(),
        task.refund().map(part -> part.id().toString()).orElse(""));
  }

  private static Lease lease(Tuple row, UUID holder) {
    TaskKind kind = TaskKind.valueOf(row.get("kind", String.class));
    OrderId order = new OrderId(row.get("order_id", UUID.class));
    UUID refund = row.get("refund_id", UUID.class);
    Task task =
        refund == null
            ? Task.of(kind, order)
            : Task.of(
                kind,
                order,
                refund,
                Money.ofMinor(
                    CurrencyUnit.of(row.get("currency", String.class)),
                    row.get("amount_minor", Long.class)));
    return new Lease(row.get("id", UUID.class), holder, row.get("attempts", Integer.class), task);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
