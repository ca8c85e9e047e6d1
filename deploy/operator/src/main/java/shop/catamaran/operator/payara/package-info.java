/**
 * The full Payara Server on this machine: a domain of its own in a folder of its own, on loopback
 * alone, with nothing listening but what it is for. Depends on {@code process} and {@code console}.
 */
package shop.catamaran.operator.payara;
