package shop.catamaran.orders.fakes;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.Money;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.Image;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Offer;
import shop.catamaran.catalog.OutOfStockException;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Stock;
import shop.catamaran.catalog.Suggestion;
import shop.catamaran.catalog.WithdrawnProduct;

/** Offers and stock in memory; what a transaction sold comes back if it is rolled back. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeCatalog implements Catalog, Stock {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  private final Map<Sku, Offer> offers = new ConcurrentHashMap<>();

  public void put(Sku sku, Money price, int units) {
    Map<String, String> options = Map.of("Size", "M");
    offers.put(
        sku,
        new Offer(sku, "storm-jacket", "Storm Jacket", options, Optional.empty(), price, units, 0));
  }

  public void withdraw(Sku sku) {
    offers.remove(sku);
  }

  @Override
  public synchronized Map<Sku, Offer> offers(Collection<Sku> skus) {
    Map<Sku, Offer> found = new HashMap<>(offers);
    found.keySet().retainAll(skus);
    return found;
  }

  @Override
  public synchronized void sell(UUID orderId, Map<Sku, Integer> units) {
    units.forEach(
        (sku, count) -> {
          if (offers.get(sku).unitsAvailable() < count) {
            throw new OutOfStockException(sku, count, offers.get(sku).unitsAvailable());
          }
        });
    move(units, -1);
    transactions.registerInterposedSynchronization(new UndoOnRollback(units, 1));
  }

  @Override
  public void putBack(UUID orderId, Map<Sku, Integer> units) {
    move(units, 1);
    transactions.registerInterposedSynchronization(new UndoOnRollback(units, -1));
  }

  @Override
  public boolean bringHere(Map<Sku, Integer> units) {
    return false;
  }

  private synchronized void move(Map<Sku, Integer> units, int sign) {
    units.forEach(
        (sku, count) -> {
          Offer offer = offers.get(sku);
          put(sku, offer.unitPrice(), offer.unitsAvailable() + sign * count);
        });
  }

  @Override
  public Optional<Product> product(String handle) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<WithdrawnProduct> withdrawn(String handle) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ProductPage products(ProductQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Suggestion> suggestions(String typed, int countMax) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Category> categories() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Category> category(String slug) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Image> image(ImageId id) {
    throw new UnsupportedOperationException();
  }

  private class UndoOnRollback implements Synchronization {
    private final Map<Sku, Integer> units;
    private final int sign;

    UndoOnRollback(Map<Sku, Integer> units, int sign) {
      this.units = units;
      this.sign = sign;
    }

    @Override
    public void beforeCompletion() {
      // Nothing is to be done before the outcome is known.
    }

    @Override
    public void afterCompletion(int status) {
      if (status != Status.STATUS_COMMITTED) {
        move(units, sign);
      }
    }
  }
}
