/** Stand-ins that container tests of this module use, each doing what its original promises. */
package shop.catamaran.orders.fakes;
