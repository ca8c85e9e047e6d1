package shop.catamaran.canary.orders;

import shop.catamaran.canary.catalog.internal.Hidden;
import shop.catamaran.canary.payments.KnowsOrders;

/** Uses another module's internals, and closes a cycle. */
public record ReachesIntoCatalog(Hidden hidden, KnowsOrders payments) {}
