/** Checkouts as far as they are filled in, newest write wins; one for each cart. */
package shop.catamaran.orders.internal.draft;
