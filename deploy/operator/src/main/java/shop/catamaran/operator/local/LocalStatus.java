package shop.catamaran.operator.local;

import java.util.List;
import shop.catamaran.operator.relay.LinkCondition;

/**
 * How a shop on this machine does.
 *
 * @param answers whether a shopper gets an answer
 * @param record what the failover record answers; empty where there is one cloud
 * @param links between the clouds; empty where there is one cloud, or the relay does not answer
 * @param memoryMib memory of all its processes
 */
public record LocalStatus(
    boolean answers,
    String shop,
    String mails,
    String gateway,
    String folder,
    List<CloudCondition> clouds,
    List<String> record,
    List<LinkCondition> links,
    long memoryMib,
    List<Part> parts) {

  /**
   * One cloud.
   *
   * @param url where shoppers reach its balancer
   * @param serves whether it says that it can sell
   * @param inRecord whether the failover record has its address; true where there is one cloud
   * @param exposedOrders paid orders that no other cloud is known to have; negative if its database
   *     does not answer
   * @param replication how far the other clouds have followed this one; empty if its database does
   *     not answer
   */
  public record CloudCondition(
      String name,
      String url,
      boolean serves,
      boolean inRecord,
      int exposedOrders,
      List<Follower> replication) {}

  /**
   * How far another cloud has followed.
   *
   * @param cloud that follows
   * @param connected whether it listens now
   * @param behindBytes written here and not yet safe there
   * @param heardSecondsAgo age of the newest sign of life of that cloud that arrived here; negative
   *     if there is none
   */
  public record Follower(
      String cloud, boolean connected, long behindBytes, double heardSecondsAgo) {}

  /**
   * One process.
   *
   * @param kind member, balancer, database, console, gateway, mail, relay, record or edge
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
    return answers
        && parts.stream().allMatch(Part::healthy)
        && clouds.stream().allMatch(cloud -> cloud.serves() && cloud.inRecord())
        && links.stream().noneMatch(LinkCondition::cut);
  }
}
