/**
 * Files that never change under their name: the shop's own style sheets and scripts, and product
 * pictures. Depends on catalog for the pictures; keeps a small cache of them in memory.
 */
package shop.catamaran.web.assets;
