package shop.catamaran.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.catalog.OutOfStockException;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Stock;

/** Sells from this cloud's own allotments, each by one conditional update. */
@ApplicationScoped
class SqlStock implements Stock {

  @PersistenceContext(unitName = "catalog")
  EntityManager entityManager;

  @Inject
  @ConfigProperty(name = "cloud")
  String cloud;

  @Override
  @Transactional(TxType.MANDATORY)
  public void sell(UUID orderId, Map<Sku, Integer> units) {
    inOrder(units)
        .forEach(
            (sku, quantity) -> {
              if (update(
                      "UPDATE catalog.stock_allotment SET sold = sold + :units WHERE sku = :sku"
                          + " AND cloud = :cloud AND granted - sold - given >= :units",
                      sku,
                      quantity)
                  == 0) {
                throw new OutOfStockException(new Sku(sku), quantity, unitsLeft(sku));
              }
            });
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void putBack(UUID orderId, Map<Sku, Integer> units) {
    inOrder(units)
        .forEach(
            (sku, quantity) -> {
              if (update(
                      "UPDATE catalog.stock_allotment SET sold = sold - :units WHERE sku = :sku"
                          + " AND cloud = :cloud AND sold >= :units",
                      sku,
                      quantity)
                  == 0) {
                throw new IllegalStateException(
                    "order " + orderId + " puts back " + quantity + " of " + sku + " never sold");
              }
            });
  }

  private int update(String sql, String sku, int units) {
    Query query = entityManager.createNativeQuery(sql);
    return query
        .setParameter("units", units)
        .setParameter("sku", sku)
        .setParameter("cloud", cloud)
        .executeUpdate();
  }

  private int unitsLeft(String sku) {
    return entityManager
        .createQuery(
            "select a.granted - a.sold - a.given from StockAllotmentEntity a"
                + " where a.key.sku = :sku and a.key.cloud = :cloud",
            Integer.class)
        .setParameter("sku", sku)
        .setParameter("cloud", cloud)
        .getResultStream()
        .findFirst()
        .orElse(0);
  }

  /** Locks are taken in the same order by everyone, so two orders cannot wait for each other. */
  private static Map<String, Integer> inOrder(Map<Sku, Integer> units) {
    Map<String, Integer> sorted = new TreeMap<>();
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
