package shop.catamaran.orders.internal.barrier;

import java.util.List;

/**
 * What the database says at one moment. Positions are bytes of its log.
 *
 * @param flushed as far as the log is on this cloud's disk: all that was committed before is in it
 */
record Poll(long flushed, List<Peer> peers) {

  /**
   * @param active whether its subscription is connected
   * @param copied whether it has all tables, as its heartbeat says
   * @param lost whether the operator has declared it lost
   * @param confirmed as far as it has flushed what this cloud sent
   */
  record Peer(String name, boolean active, boolean copied, boolean lost, long confirmed) {}
}
