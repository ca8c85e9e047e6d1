/** What was entered is checked, priced, and made an order in one transaction. */
package shop.catamaran.orders.internal.checkout;
