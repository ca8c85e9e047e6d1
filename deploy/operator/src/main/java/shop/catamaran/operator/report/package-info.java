/**
 * What was done to a shop and what it survived, as one page. May depend on {@code procedure} and
 * {@code drill}.
 */
package shop.catamaran.operator.report;
