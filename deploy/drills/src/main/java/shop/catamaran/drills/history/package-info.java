/**
 * What clients were told: every request with its answer or lack of one, in memory and as JSON
 * lines. Depends on nothing.
 */
package shop.catamaran.drills.history;
