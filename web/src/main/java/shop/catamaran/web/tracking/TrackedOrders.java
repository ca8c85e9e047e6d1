package shop.catamaran.web.tracking;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import shop.catamaran.orders.OrderId;

/** The orders that this visitor has proved to know; replicated within the cloud. */
@SessionScoped
public class TrackedOrders implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int COUNT_MAX = 20;

  private final Deque<UUID> newestFirst = new ArrayDeque<>();

  synchronized void remember(OrderId id) {
    newestFirst.remove(id.value());
    newestFirst.addFirst(id.value());
    if (newestFirst.size() > COUNT_MAX) {
      newestFirst.removeLast();
    }
  }

  synchronized boolean contains(OrderId id) {
    return newestFirst.contains(id.value());
  }
}
