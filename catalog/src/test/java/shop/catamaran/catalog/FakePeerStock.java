package shop.catamaran.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The cloud azure, with as many units as a test says. */
@ApplicationScoped
public class FakePeerStock implements PeerStock {

  private final Map<Sku, Integer> units = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean down;

  void has(Sku sku, int count) {
    units.put(sku, count);
    down = false;
    requests.set(0);
  }

  void isDown() {
    down = true;
  }

  int requests() {
    return requests.get();
  }

  @Override
  public Set<String> reachable() {
    return Set.of("azure");
  }

  @Override
  public List<StockTransfer> ask(String cloud, StockRequest request) {
    requests.incrementAndGet();
    if (down) {
      throw new PeerUnavailableException(cloud + " is down", null);
    }
    List<StockTransfer> transfers = new ArrayList<>();
    request
        .units()
        .forEach(
            (sku, count) -> {
              if (units.getOrDefault(sku, 0) >= count) {
                units.merge(sku, -count, Integer::sum);
                transfers.add(new StockTransfer(UUID.randomUUID(), sku, cloud, "aws", count));
              }
            });
    return transfers;
  }
}
