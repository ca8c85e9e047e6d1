/**
 * The cart page: quantities, removal, and what the shopper must be told about each article. Every
 * change is one form that names its article itself, so a page that is out of date changes nothing
 * else.
 */
package shop.catamaran.web.cart;
