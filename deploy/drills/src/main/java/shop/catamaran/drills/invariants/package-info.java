/**
 * The promises I1 to I6, each a pure check over what clients were told and what the books say. A
 * check answers with all violations that it finds; none means that the promise was kept.
 */
package shop.catamaran.drills.invariants;
