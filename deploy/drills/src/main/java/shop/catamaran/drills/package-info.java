/**
 * Failure drills: load is applied, one fault is made on purpose, and in the end the promises of the
 * shop are checked against what its clients were told. May use the operator command and the shop's
 * public interfaces; never the shop's code.
 */
package shop.catamaran.drills;
