/**
 * Orders after placing: confirmation, state, and finding an order by number and e-mail address.
 *
 * <p>An order is shown to who holds the cart it was made of, or who proved to know number and
 * address. That proof is the shop's only use of the session; a lost session costs asking again.
 */
package shop.catamaran.web.tracking;
