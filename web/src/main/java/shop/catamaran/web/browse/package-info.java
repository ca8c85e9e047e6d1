/**
 * The pages for looking around: home, categories, search, products, and the header of all pages.
 * They read the catalogue only through its cached methods and never begin a session.
 */
package shop.catamaran.web.browse;
