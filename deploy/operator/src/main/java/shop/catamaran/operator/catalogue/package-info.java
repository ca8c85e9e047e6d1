/**
 * Brings catalogue files to a shop: packs a file with its pictures, sends it to the shop's API with
 * a short-lived token. Knows nothing of where the shop runs.
 */
package shop.catamaran.operator.catalogue;
