package shop.catamaran.catalog;

import java.util.List;
import java.util.Set;

/**
 * The stock of the other clouds, as far as it can be asked for. A port: whoever knows the other
 * clouds implements it; without an implementation this cloud is alone.
 */
public interface PeerStock {

  /** Names of the clouds that can be asked now, from what is known: answers at once. */
  Set<String> reachable();

  /**
   * Asks a cloud for units, for about a second at most.
   *
   * @return what it gave: for each article what was asked for or more, or nothing of it
   * @throws PeerUnavailableException if there is no answer; what the cloud gave all the same comes
   *     by replication
   */
  List<StockTransfer> ask(String cloud, StockRequest request);
}
