/**
 * The operator's port at AWS, by its SDK for Java 2. What the stamp in deploy/aws makes is taken
 * for granted.
 */
package shop.catamaran.targets.aws;
