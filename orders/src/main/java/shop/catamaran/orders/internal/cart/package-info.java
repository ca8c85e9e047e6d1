/** Cart lines in the database, newest write wins. Only these classes touch the table. */
package shop.catamaran.orders.internal.cart;
