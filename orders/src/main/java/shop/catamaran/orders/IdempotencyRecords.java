package shop.catamaran.orders;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What requests with an idempotency key were answered; kept for a week at least. Placing an order
 * needs no record: its order id is the key, and the order is the answer. Safe for use by many
 * threads.
 */
public interface IdempotencyRecords {

  /** The most characters that a key may have, whatever the caller put in front of it included. */
  int KEY_LENGTH_MAX = 300;

  /** What a request with this key was answered. */
  Optional<Recorded> find(String key);

  /**
   * Keeps an answer, in the caller's transaction if there is one. The first one kept for a key
   * stands.
   *
   * @return the answer that stands
   */
  Recorded record(String key, String requestHash, Answer answer);

  /**
   * Answers what was recorded for the key or, if nothing was, does the work and records its answer,
   * both in one transaction (the caller's if there is one). Calls with the same key wait for each
   * other, on all members. If the work throws, nothing is recorded.
   *
   * @return the answer that stands; the caller compares {@link Recorded#requestHash}
   */
  Recorded once(String key, String requestHash, Supplier<Answer> work);

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body as sent; may be empty
   */
  record Answer(int status, String body) {}

  /** An answer on record (UTC). */
  record Recorded(String requestHash, Answer answer, Instant recordedAt) {}
}
