package shop.catamaran.canary.payments;

import shop.catamaran.canary.orders.ShowsPersistence;

/** Knows a module that is built on it. */
public record KnowsOrders(ShowsPersistence orders) {}
