package shop.catamaran.operator.local;

import java.util.List;

/**
 * How a shop on this machine does.
 *
 * @param answers whether a shopper gets an answer
 * @param memoryMib memory of all its processes
 */
public record LocalStatus(
    boolean answers,
    String shop,
    String mails,
    String gateway,
    String folder,
    long memoryMib,
    List<Part> parts) {

  /**
   * One process.
   *
   * @param kind member, balancer, database, gateway or mail
   * @param condition ready, not ready, running, frozen or gone
   */
  public record Part(
      String name, String kind, String condition, String address, long pid, long memoryMib) {

    /** Whether it does its job. */
    public boolean healthy() {
      return condition.equals("ready") || condition.equals("running");
    }
  }

  /** Whether everything that was started does its job. */
  public boolean healthy() {
    return answers && parts.stream().allMatch(Part::healthy);
  }
}
