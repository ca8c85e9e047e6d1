/**
 * What lists are made of, in memory: a few facts of every product. Filters, facets and orders over
 * 100,000 products take a millisecond here and hundreds in the database; what a page shows of its
 * products is read from the database all the same.
 */
package shop.catamaran.catalog.internal.shelf;
