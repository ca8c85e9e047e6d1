package shop.catamaran.operator.targets;

/**
 * Shoppers' requests that a cloud's balancer has passed on since some time in the past.
 *
 * @param requests all of them
 * @param failed those that were answered with 5xx, by a member or for want of one
 */
public record Traffic(long requests, long failed) {

  /** What came since an earlier look; nothing if the balancer began to count anew. */
  public Traffic since(Traffic earlier) {
    return requests < earlier.requests || failed < earlier.failed
        ? new Traffic(0, 0)
        : new Traffic(requests - earlier.requests, failed - earlier.failed);
  }
}
