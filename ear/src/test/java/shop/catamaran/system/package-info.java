/**
 * The whole shop, as its users meet it: black box, over HTTP and in a browser, against a cloud that
 * the operator command started on this machine.
 */
package shop.catamaran.system;
