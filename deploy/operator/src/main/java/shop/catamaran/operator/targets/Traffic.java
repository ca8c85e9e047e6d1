package shop.catamaran.operator.targets;

/**
 * Shoppers' requests that a cloud's balancer has passed on since some time in the past.
 *
 * @param requests all of them
 * @param failed those that were answered with 5xx, by a member or for want of one
 */
public record Traffic(long requests, long failed) {

  /** Both together. */
  public Traffic plus(Traffic other) {
    return new Traffic(requests + other.requests, failed + other.failed);
  }

  /** What came since an earlier look; all of it if the balancer has begun to count anew. */
  public Traffic since(Traffic earlier) {
    return requests < earlier.requests || failed < earlier.failed
        ? this
        : new Traffic(requests - earlier.requests, failed - earlier.failed);
  }
}
