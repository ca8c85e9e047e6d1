package shop.catamaran.operator.replication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clouds' databases and the links between them, as found at one moment. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplicationStatus(List<CloudState> clouds, List<LinkState> links) {

  /**
   * A cloud's database.
   *
   * @param reachable whether this command reaches it; if not, all but the name is unknown
   * @param epoch the epoch of the database; another than the clouds' record if it was declared lost
   * @param fenced whether the database refuses to sell because its epoch is over
   * @param lostAt when the cloud was declared lost, as this or another database records it
   * @param heartbeatAgeMillis since a member last wrote its heartbeat, by the database's clock
   * @param schemaVersions newest migration of each schema
   * @param salvagedAt when all that this database held was brought to the others
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record CloudState(
      String name,
      boolean reachable,
      int epoch,
      boolean fenced,
      Optional<String> lostAt,
      Optional<Long> heartbeatAgeMillis,
      Map<String, String> schemaVersions,
      Optional<String> salvagedAt) {

    static CloudState unreachable(String name) {
      return new CloudState(
          name, false, 0, false, Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }
  }

  /** How a link does; of several faults the worst. */
  public enum LinkCondition {
    /** Changes flow. */
    STREAMING,
    /** Changes flow, but the first copy is not complete. */
    COPYING,
    /** The operator paused it. */
    PAUSED,
    /** It is there, but no connection between the clouds is. */
    DISCONNECTED,
    /** The publisher could not keep what was not taken yet: {@code resync} repairs it. */
    SLOT_LOST,
    /** It was never made, or was dropped. */
    MISSING,
    /** Neither end answers. */
    UNKNOWN
  }

  /**
   * One direction between two clouds.
   *
   * @param lagBytes what the publisher has written and the subscriber has not confirmed
   * @param keptBytes what the publisher may still write before it can no longer keep the rest
   * @param applyErrors how often applying a change failed and was tried again, since the link began
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record LinkState(
      String name,
      String subscriber,
      String publisher,
      LinkCondition condition,
      Optional<Long> lagBytes,
      Optional<Long> keptBytes,
      Optional<Long> applyErrors) {}

  /** Whether every cloud answers and all changes flow. */
  @JsonProperty("healthy")
  public boolean healthy() {
    return clouds.stream().allMatch(cloud -> cloud.reachable() && !cloud.fenced())
        && links.stream().allMatch(link -> link.condition() == LinkCondition.STREAMING);
  }
}
