/**
 * The port between the operator's verbs and wherever a cloud runs: this machine's processes, AWS,
 * Azure or GCP. What is done in which order, and when it is broken off, is not here but in {@code
 * procedure}, the same for all. Depends on {@code console} alone.
 */
package shop.catamaran.operator.targets;
