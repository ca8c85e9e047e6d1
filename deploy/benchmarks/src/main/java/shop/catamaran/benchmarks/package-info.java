/**
 * Load benchmarks over HTTP: closed loop, a fixed number of connections, each endpoint warmed up
 * first. The load generator runs on the same machine, so figures are a floor and ratios count.
 */
package shop.catamaran.benchmarks;
