/**
 * The operator's port at AWS, Azure and GCP: a package each, and here what they share. Depends on
 * the operator's {@code targets} and {@code console} alone; no cloud's package knows another's.
 */
package shop.catamaran.targets;
