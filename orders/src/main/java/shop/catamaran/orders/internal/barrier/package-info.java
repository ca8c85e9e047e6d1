/**
 * The confirmation barrier: waits, outside any transaction, until the living peers have flushed
 * what this cloud has committed. Nothing here knows of orders.
 */
package shop.catamaran.orders.internal.barrier;
