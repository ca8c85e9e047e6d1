/** Load benchmarks. */
package shop.catamaran.benchmarks;
