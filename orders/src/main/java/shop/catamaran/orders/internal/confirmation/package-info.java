/**
 * Where paid orders are known: tells shoppers by way of the confirmation barrier, keeps it with the
 * orders, and knows what is exposed.
 */
package shop.catamaran.orders.internal.confirmation;
