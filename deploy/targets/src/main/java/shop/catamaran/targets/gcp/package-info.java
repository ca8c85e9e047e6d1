/**
 * The operator's port at GCP, by its API client libraries for Java. What the stamp in deploy/gcp
 * makes is taken for granted.
 */
package shop.catamaran.targets.gcp;
