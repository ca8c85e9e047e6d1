/** What is laid on a bare machine, run for real against stand-ins for what clouds offer. */
package shop.catamaran.vm;
