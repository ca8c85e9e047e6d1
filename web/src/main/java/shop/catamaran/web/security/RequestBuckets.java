package shop.catamaran.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts requests by client: each has a bucket that holds a minute's worth of requests and fills
 * evenly. Buckets are of this member only, and are forgotten when full again.
 */
final class RequestBuckets {

  private static final int CLIENTS_MAX = 50_000;
  private static final double MILLIS_PER_MINUTE = 60_000;

  private final int perMinute;
  private final Clock clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(CLIENTS_MAX)
          .expireAfterAccess(Duration.ofMinutes(2))
          .build();

  /**
   * How a client stands.
   *
   * @param resetSeconds until one more request is allowed, if none is, else until the bucket is
   *     full
   */
  record Decision(boolean allowed, int limit, int remaining, int resetSeconds) {}

  RequestBuckets(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  Decision take(String client) {
    long now = clock.millis();
    return buckets.get(client, key -> new Bucket(perMinute, now)).take(now);
  }

  private final class Bucket {
    private double level;
    private long filledAt;

    Bucket(double level, long filledAt) {
      this.level = level;
      this.filledAt = filledAt;
    }

    synchronized Decision take(long now) {
      double millis = Math.max(0, now - filledAt);
      level = Math.min(perMinute, level + millis * perMinute / MILLIS_PER_MINUTE);
      filledAt = now;
      boolean allowed = level >= 1;
      if (allowed) {
        level--;
      }
      double missing = allowed ? perMinute - level : 1 - level;
      int resetSeconds = (int) Math.ceil(missing * 60 / perMinute);
      return new Decision(allowed, perMinute, (int) level, resetSeconds);
    }
  }
}
