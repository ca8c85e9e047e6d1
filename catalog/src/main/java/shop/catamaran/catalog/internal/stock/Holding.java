package shop.catamaran.catalog.internal.stock;

/**
 * What a cloud has of an article.
 *
 * @param free units that it can sell or give
 * @param incoming units on their way to it
 * @param demand units that it sold lately, older sales counting less
 */
record Holding(String cloud, int free, int incoming, double demand) {

  static Holding none(String cloud) {
    return new Holding(cloud, 0, 0, 0);
  }

  int units() {
    return free + incoming;
  }

  Holding withDemand(double more) {
    return new Holding(cloud, free, incoming, demand + more);
  }
}
