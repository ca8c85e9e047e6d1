/**
 * How the orders module does its work, by feature. Nothing outside the module may use it. Features
 * build on each other in the order outbox, cart, draft, order, checkout, mail, work.
 */
package shop.catamaran.orders.internal;
