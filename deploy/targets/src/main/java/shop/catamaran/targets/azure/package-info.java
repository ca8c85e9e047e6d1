/**
 * The operator's port at Azure, by its libraries for Java. What the stamp in deploy/azure makes is
 * taken for granted.
 */
package shop.catamaran.targets.azure;
