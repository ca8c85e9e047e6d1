package shop.catamaran.operator.targets;

import java.net.URI;
import java.util.Optional;

/**
 * A member, as its cloud knows it.
 *
 * @param name by which the cloud knows it, such as aws-1 or i-0abc
 * @param release version that it was started with; empty if that cannot be told
 * @param incarnation changes whenever the member is started anew, also under its old name
 * @param address where the member itself answers, in the cloud's own network
 */
public record TargetMember(
    String name, String release, Condition condition, String incarnation, Optional<URI> address) {

  /** What a member does for shoppers. */
  public enum Condition {
    /** Comes, or is not ready for another reason. */
    NOT_READY,
    /** The balancer sends it requests. */
    SERVING,
    /** Answers what it was sent, and gets no more. */
    LEAVING,
    /** Dead, or hangs. */
    FAILED
  }

  /** Whether it is another member's process, whatever its name. */
  public boolean isOther(TargetMember member) {
    return !name.equals(member.name) || !incarnation.equals(member.incarnation);
  }

  /** Whether the balancer sends it requests. */
  public boolean serving() {
    return condition == Condition.SERVING;
  }
}
