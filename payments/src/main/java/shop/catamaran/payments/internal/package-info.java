/**
 * Keeps the payments, asks the gateway and records its answers. Used by nobody outside the module.
 *
 * <p>No transaction is open while the gateway is asked. Every answer is recorded in a transaction
 * of its own by an update that is conditional on the row, so any number of members may work on the
 * same payment at once.
 */
package shop.catamaran.payments.internal;
