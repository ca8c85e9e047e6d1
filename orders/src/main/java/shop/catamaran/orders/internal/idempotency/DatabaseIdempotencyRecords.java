package shop.catamaran.orders.internal.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shop.catamaran.orders.IdempotencyRecords;

@ApplicationScoped
class DatabaseIdempotencyRecords implements IdempotencyRecords {

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  @Override
  @Transactional
  public Optional<Recorded> find(String key) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                SELECT request_hash, status, body, recorded_at FROM orders.idempotency_record
                WHERE key = :key
                """,
                Tuple.class)
            .setParameter("key", key)
            .getResultList();
    return rows.stream().map(row -> recorded((Tuple) row)).findFirst();
  }

  @Override
  @Transactional
  public Recorded record(String key, String requestHash, Answer answer) {
    if (key.isEmpty() || key.length() > KEY_LENGTH_MAX) {
      throw new IllegalArgumentException("a key has 1 to " + KEY_LENGTH_MAX + " characters");
    }
    entities
        .createNativeQuery(
            """
            INSERT INTO orders.idempotency_record (key, request_hash, status, body)
            VALUES (:key, :hash, :status, :body) ON CONFLICT (key) DO NOTHING
            """)
        .setParameter("key", key)
        .setParameter("hash", requestHash)
        .setParameter("status", answer.status())
        .setParameter("body", answer.body())
        .executeUpdate();
    return find(key).orElseThrow();
  }

  @Override
  @Transactional
  public Recorded once(String key, String requestHash, Supplier<Answer> work) {
    entities
        .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(:key, 0)) AS text)")
        .setParameter("key", "idempotency:" + key)
        .getSingleResult();
    return find(key).orElseGet(() -> record(key, requestHash, work.get()));
  }

  private static Recorded recorded(Tuple row) {
    return new Recorded(
        row.get("request_hash", String.class),
        new Answer(row.get("status", Integer.class), row.get("body", String.class)),
        row.get("recorded_at", Instant.class));
  }
}
