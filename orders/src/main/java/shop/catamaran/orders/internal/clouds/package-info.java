/**
 * What this cloud does for and about the others: its heartbeat, following what they recorded about
 * its orders, finishing what one of them left open when it is gone.
 */
package shop.catamaran.orders.internal.clouds;
