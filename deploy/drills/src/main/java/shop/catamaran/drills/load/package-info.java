/**
 * Clients of the shop who record all that they are told. They shop through the REST interface, find
 * the shop by its DNS record or by knowing all its addresses, and never take silence for an answer.
 */
package shop.catamaran.drills.load;
