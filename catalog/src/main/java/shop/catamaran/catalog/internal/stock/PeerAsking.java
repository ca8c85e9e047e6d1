package shop.catamaran.catalog.internal.stock;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.catalog.PeerStock;
import shop.catamaran.catalog.PeerUnavailableException;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.StockRequest;
import shop.catamaran.catalog.StockTransfer;

/** Asks other clouds for units that a sale lacks. No lock is held meanwhile. */
@ApplicationScoped
class PeerAsking {

  private static final Logger LOG = System.getLogger(PeerAsking.class.getName());
  private static final TimeBasedEpochRandomGenerator IDS =
      Generators.timeBasedEpochRandomGenerator();

  @Inject Instance<PeerStock> peers;
  @Inject TransferBooks books;

  @Inject
  @ConfigProperty(name = "cloud")
  String cloud;

  boolean bringHere(Map<String, Integer> wanted) {
    Set<String> reachable = peers.isResolvable() ? peers.get().reachable() : Set.of();
    Optional<Map<String, Map<Sku, Integer>>> plan =
        AskPlan.of(wanted, books.claimedAndKnown(wanted.keySet()), cloud, reachable);
    if (plan.isEmpty()) {
      return false;
    }
    for (Map.Entry<String, Map<Sku, Integer>> part : plan.get().entrySet()) {
      if (!ask(part.getKey(), part.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean ask(String peer, Map<Sku, Integer> units) {
    try {
      List<StockTransfer> transfers =
          peers.get().ask(peer, new StockRequest(IDS.generate(), units));
      books.claim(transfers);
      return units.keySet().stream()
          .allMatch(sku -> transfers.stream().anyMatch(transfer -> transfer.sku().equals(sku)));
    } catch (PeerUnavailableException e) {
      LOG.log(Level.INFO, "{0} was not to be had from {1}: {2}", units, peer, e.getMessage());
      return false;
    }
  }
}
