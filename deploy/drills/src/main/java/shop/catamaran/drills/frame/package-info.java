/**
 * The frame of a drill: the shop that it runs on, and its course from the steady state over load,
 * fault, cure and convergence to the report, with evidence of every step.
 */
package shop.catamaran.drills.frame;
