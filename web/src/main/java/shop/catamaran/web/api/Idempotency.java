package shop.catamaran.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import shop.catamaran.orders.IdempotencyRecords;
import shop.catamaran.orders.IdempotencyRecords.Answer;
import shop.catamaran.orders.IdempotencyRecords.Recorded;
import shop.catamaran.web.Problem;

/**
 * Answers a repeated request as it was answered before. A key is claimed for one body before the
 * work begins; the answer is recorded once there is one. The work itself is safe to repeat, so a
 * member that dies in between leaves nothing half done: the repeat finishes it, here or elsewhere.
 */
@ApplicationScoped
class Idempotency {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** The status of a claim, which is never sent. */
  private static final int PROCESSING = 102;

  private final IdempotencyRecords records;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /** For the container's proxy. */
  Idempotency() {
    this(null);
  }

  @Inject
  Idempotency(IdempotencyRecords records) {
    this.records = records;
  }

  /**
   * Does the work, unless its answer is on record.
   *
   * @param scope what the key is for, at most 20 characters
   * @param key as the client sent it, or null
   * @param request all that tells this request from another
   * @throws InvalidRequestException if the key is missing, belongs to another request, or is being
   *     worked on
   */
  Answer answer(String scope, String key, String request, Supplier<Answer> work) {
    String recordKey = scope + '/' + checked(key);
    String hash = sha256(request);
    if (!underWay.add(recordKey)) {
      throw new InvalidRequestException(
          Problem.of(
              409, "in-progress", "The same request is being worked on", "Repeat it in a moment."));
    }
    try {
      String claim = recordKey + "/claim";
      if (!records.record(claim, hash, new Answer(PROCESSING, "")).requestHash().equals(hash)) {
        throw new InvalidRequestException(
            Problem.of(
                422,
                "key-reused",
                "The key belongs to another request",
                "This " + HEADER + " came with another request before; use a new key."));
      }
      Optional<Recorded> earlier = records.find(recordKey);
      return earlier.isPresent()
          ? earlier.get().answer()
          : records.record(recordKey, hash, work.get()).answer();
    } finally {
      underWay.remove(recordKey);
    }
  }

  private static String checked(String key) {
    if (key == null || !KEY_FORM.matcher(key).matches()) {
      throw InvalidRequestException.ofField(
          HEADER, "This header is needed: 1 to 255 visible ASCII characters.");
    }
    return key;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
