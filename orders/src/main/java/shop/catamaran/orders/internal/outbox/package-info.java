/**
 * What is still to be done outside the database, written in the transaction that makes it
 * necessary.
 */
package shop.catamaran.orders.internal.outbox;
