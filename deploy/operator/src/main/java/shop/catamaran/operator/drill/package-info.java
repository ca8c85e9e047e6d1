/**
 * What failure drills found, and the survival card that shows it. The drills themselves are tests
 * of the module deploy/drills.
 */
package shop.catamaran.operator.drill;
