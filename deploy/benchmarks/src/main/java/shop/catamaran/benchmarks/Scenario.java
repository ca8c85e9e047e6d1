package shop.catamaran.benchmarks;

/** What is measured: one call is one unit of work. */
interface Scenario {

  /** As the report names it. */
  String name();

  /**
   * Does the work once.
   *
   * @throws Exception if any answer is not the expected one; it counts as a failure
   */
  void run() throws Exception;
}
