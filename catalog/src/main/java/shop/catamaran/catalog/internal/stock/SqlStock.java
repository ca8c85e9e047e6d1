package shop.catamaran.catalog.internal.stock;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.catalog.OutOfStockException;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Stock;

/** Sells from this cloud's own allotments, each by one conditional update. */
@ApplicationScoped
class SqlStock implements Stock {

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Inject
  @ConfigProperty(name = "cloud")
  String cloud;

  @Inject PeerAsking asking;

  @Override
  @Transactional(TxType.MANDATORY)
  public void sell(UUID orderId, Map<Sku, Integer> units) {
    try (Connection connection = dataSource.getConnection()) {
      Allotments allotments = new Allotments(connection);
      for (Map.Entry<String, Integer> entry : inOrder(units).entrySet()) {
        if (!allotments.sell(entry.getKey(), entry.getValue())) {
          throw new OutOfStockException(
              new Sku(entry.getKey()), entry.getValue(), unitsLeft(allotments, entry.getKey()));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot sell for order " + orderId, e);
    }
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void putBack(UUID orderId, Map<Sku, Integer> units) {
    try (Connection connection = dataSource.getConnection()) {
      Allotments allotments = new Allotments(connection);
      for (Map.Entry<String, Integer> entry : inOrder(units).entrySet()) {
        if (!allotments.putBack(entry.getKey(), entry.getValue())) {
          throw new IllegalStateException(
              "order "
                  + orderId
                  + " puts back "
                  + entry.getValue()
                  + " of "
                  + entry.getKey()
                  + " never sold");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot put back for order " + orderId, e);
    }
  }

  @Override
  @Transactional(TxType.NEVER)
  public boolean bringHere(Map<Sku, Integer> units) {
    return asking.bringHere(inOrder(units));
  }

  private int unitsLeft(Allotments allotments, String sku) throws SQLException {
    return allotments.units(List.of(sku)).getOrDefault(sku, Map.of()).getOrDefault(cloud, 0);
  }

  /** Locks are taken in the same order by everyone, so two orders cannot wait for each other. */
  private static SortedMap<String, Integer> inOrder(Map<Sku, Integer> units) {
    SortedMap<String, Integer> sorted = new TreeMap<>();
    units.forEach(
        (sku, quantity) -> {
          if (quantity < 1) {
            throw new IllegalArgumentException("units of " + sku + " must be positive");
          }
          sorted.put(sku.value(), quantity);
        });
    return sorted;
  }
}
