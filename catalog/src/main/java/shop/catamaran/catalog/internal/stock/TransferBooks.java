package shop.catamaran.catalog.internal.stock;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.catalog.PeerStock;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.StockRequest;
import shop.catamaran.catalog.StockTransfer;
import shop.catamaran.catalog.StockTransfers;

/** Transfers in and out of this cloud, each call in a transaction of its own. */
@ApplicationScoped
class TransferBooks implements StockTransfers {

  private static final int CLAIMS_MAX = 500;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Inject Instance<PeerStock> peers;

  @Inject
  @ConfigProperty(name = "cloud")
  String cloud;

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public List<StockTransfer> give(String toCloud, StockRequest request) {
    NavigableMap<String, UUID> ids = new TreeMap<>();
    request
        .units()
        .keySet()
        .forEach(sku -> ids.put(sku.value(), transferId(request.id(), toCloud, sku)));
    try (Connection connection = dataSource.getConnection()) {
      Allotments allotments = new Allotments(connection);
      allotments.lock(ids.navigableKeySet());
      List<StockTransfer> before = allotments.known(ids.values());
      if (!before.isEmpty()) {
        return before;
      }
      Set<String> others = new HashSet<>(peers.isResolvable() ? peers.get().reachable() : Set.of());
      others.add(toCloud);
      List<StockTransfer> transfers = new ArrayList<>();
      for (Map.Entry<String, UUID> article : ids.entrySet()) {
        Sku sku = new Sku(article.getKey());
        int units =
            Balance.answer(
                allotments.holdings(sku.value(), cloud, others),
                cloud,
                toCloud,
                request.units().get(sku));
        if (units > 0) {
          transfers.add(new StockTransfer(article.getValue(), sku, cloud, toCloud, units));
        }
      }
      allotments.give(transfers);
      return transfers;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot give " + request + " to " + toCloud, e);
    }
  }

  /** Two that answer the same request make the same transfer. */
  private static UUID transferId(UUID request, String toCloud, Sku sku) {
    return Generators.nameBasedGenerator(request).generate(toCloud + "/" + sku.value());
  }

  /** What the clouds are known to have, after what has arrived for this one was added to it. */
  @Transactional(TxType.REQUIRES_NEW)
  Map<String, Map<String, Integer>> claimedAndKnown(Collection<String> skus) {
    try (Connection connection = dataSource.getConnection()) {
      Allotments allotments = new Allotments(connection);
      allotments.claimArrived(CLAIMS_MAX);
      return allotments.units(skus);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look after " + skus, e);
    }
  }

  @Transactional(TxType.REQUIRES_NEW)
  void claim(List<StockTransfer> transfers) {
    if (transfers.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      new Allotments(connection).claim(transfers);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot claim " + transfers, e);
    }
  }
}
