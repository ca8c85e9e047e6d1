package shop.catamaran.operator.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import shop.catamaran.operator.replication.ReplicationStatus;

/**
 * How a shop does, as its operator sees it.
 *
 * @param links between the clouds' databases; empty if there is one cloud
 * @param alarms what needs a look, a sentence each
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ShopStatus(
    List<CloudStatus> clouds, List<ReplicationStatus.LinkState> links, List<String> alarms) {

  public ShopStatus {
    clouds = List.copyOf(clouds);
    links = List.copyOf(links);
    alarms = List.copyOf(alarms);
  }

  /**
   * One cloud.
   *
   * @param sells whether it says so itself
   * @param inRecord whether shoppers are led to it
   * @param release that its members start with
   * @param requests that its balancer passed on so far
   * @param failed those of them that were answered with 5xx
   * @param exposedOrders paid orders that no other cloud is known to have; empty if its database
   *     does not answer
   * @param lastBackup when one was taken last, in UTC
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record CloudStatus(
      String name,
      String url,
      boolean sells,
      boolean inRecord,
      String release,
      long requests,
      long failed,
      Optional<Integer> exposedOrders,
      Optional<String> lastBackup,
      List<MemberStatus> members) {

    public CloudStatus {
      members = List.copyOf(members);
    }
  }

  /**
   * One member.
   *
   * @param condition what the balancer makes of it
   * @param heapMib heap in use, in MiB; empty if the member is not reached from here
   * @param sessions that began on it and have not ended there
   * @param gridMembers those that share their sessions with it, itself among them; empty as above
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MemberStatus(
      String name,
      String release,
      String condition,
      Optional<Long> heapMib,
      Optional<Long> sessions,
      Optional<Long> gridMembers) {}
}
