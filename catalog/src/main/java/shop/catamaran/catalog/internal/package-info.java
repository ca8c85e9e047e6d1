/**
 * How the catalog is kept: entities for what a page shows whole, SQL for lists, search and stock.
 *
 * <p>What is cached follows the database's notifications ({@link CatalogListener}); what decides a
 * sale ({@link SqlStock}, offers) is always read from the database.
 */
package shop.catamaran.catalog.internal;
