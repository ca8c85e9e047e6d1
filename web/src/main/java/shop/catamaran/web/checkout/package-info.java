/**
 * The steps from cart to order: address, delivery, payment, review.
 *
 * <p>All that is entered is kept in the checkout's draft in the database, so any member of any
 * cloud can serve the next step, without a session. Each step answers a good form with a redirect,
 * and sends who comes too early to the first step that is missing. The order's id and the
 * fingerprint of what was shown travel in the form, so that repeating it makes no second order.
 */
package shop.catamaran.web.checkout;
