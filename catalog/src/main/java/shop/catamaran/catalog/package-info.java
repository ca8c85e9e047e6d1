/**
 * Products, categories, prices, search, images and stock.
 *
 * <p>This package is the module's API; everything below {@code internal} is not. It depends on no
 * other module. Reads may be up to a second old where a method says so; what decides a sale ({@link
 * Catalog#offers}, {@link Stock}) is always read from the database in the caller's transaction.
 */
package shop.catamaran.catalog;
