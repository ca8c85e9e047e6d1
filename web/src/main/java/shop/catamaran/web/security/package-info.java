/**
 * Who is asking and what may be asked: the visitor cookie, defence against forged and oversized
 * requests, security headers. Depends on orders for the cart's id only; keeps no state.
 */
package shop.catamaran.web.security;
