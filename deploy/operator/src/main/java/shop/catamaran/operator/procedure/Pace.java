package shop.catamaran.operator.procedure;

import java.time.Duration;

/**
 * How long procedures wait.
 *
 * @param poll between two looks
 * @param member for a member to leave or to be ready
 * @param settle between two members, for sessions to be copied to the one that came
 * @param bake for a cloud to be watched before the next one is touched, besides the time that it
 *     takes until its failed requests show
 * @param latencyMax what nineteen of twenty pages may take at most while members change
 */
public record Pace(
    Duration poll, Duration member, Duration settle, Duration bake, Duration latencyMax) {

  /** What suits machines, which must be started first, and a provider that limits questions. */
  public static Pace ofMachines() {
    return new Pace(
        Duration.ofSeconds(5),
        Duration.ofMinutes(20),
        Duration.ofSeconds(10),
        Duration.ofMinutes(5),
        Duration.ofSeconds(2));
  }

  /** What suits processes of this machine, which all share its processors. */
  public static Pace ofProcesses() {
    return new Pace(
        Duration.ofMillis(200),
        Duration.ofMinutes(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(4));
  }

  public Pace withBake(Duration time) {
    return new Pace(poll, member, settle, time, latencyMax);
  }
}
