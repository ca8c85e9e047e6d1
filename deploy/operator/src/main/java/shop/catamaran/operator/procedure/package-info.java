/**
 * The operator's day as procedures: which steps, in which order, what is waited for, and when it is
 * broken off. The same for all targets, so that what is tried on one machine is what runs in the
 * clouds. May depend on {@code targets}, {@code replication}, {@code process} and {@code console}.
 */
package shop.catamaran.operator.procedure;
