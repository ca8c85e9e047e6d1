/**
 * Carts, checkout, orders and their events, order e-mails.
 *
 * <p>This package is the module's API; everything below {@code internal} is not. It uses the APIs
 * of catalog and payments. An order's state is a fold over its events; the order row is its owner
 * cloud's projection, and each transition is guarded in the database.
 */
package shop.catamaran.orders;
