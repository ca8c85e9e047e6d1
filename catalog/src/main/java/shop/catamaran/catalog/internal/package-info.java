/**
 * How the catalog is kept: entities for what a page shows whole, SQL for lists and search.
 *
 * <p>What is cached follows the database's notifications ({@link CatalogListener}); what decides a
 * sale (stock, offers) is always read from the database.
 */
package shop.catamaran.catalog.internal;
