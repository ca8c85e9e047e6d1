package shop.catamaran.web.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import shop.catamaran.web.operations.Sign.Tone;

/**
 * The clouds and what flows between them, as the page shows them.
 *
 * @param seen by whom and when
 * @param record what the failover record answers
 */
record Fleet(Sign seen, List<CloudCard> clouds, List<Flow> flows, Sign record) {

  /**
   * @param reports of every cloud; empty for one that does not answer
   * @param known every member that was ever seen, by cloud
   * @param answer of the failover record; empty if nobody answers for it
   * @param addresses of the clouds in the record
   */
  static Fleet of(
      Sign seen,
      Map<String, Optional<CloudReport>> reports,
      Map<String, SortedSet<String>> known,
      Optional<List<String>> answer,
      Map<String, String> addresses) {
    List<CloudCard> clouds = new ArrayList<>();
    List<Flow> flows = new ArrayList<>();
    for (String name : reports.keySet()) {
      clouds.add(
          CloudCard.of(
              name,
              reports.get(name),
              known.getOrDefault(name, new TreeSet<>()),
              inRecord(name, answer, Optional.ofNullable(addresses.get(name)))));
      for (String other : reports.keySet()) {
        if (!other.equals(name)) {
          flows.add(Flow.of(name, other, reports.get(name), reports.get(other)));
        }
      }
    }
    return new Fleet(seen, clouds, flows, record(answer, addresses));
  }

  /** All that changes while the page is looked at. */
  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>(List.of(seen, record));
    clouds.forEach(cloud -> signs.addAll(cloud.signs()));
    flows.forEach(flow -> signs.add(flow.state()));
    return signs;
  }

  private static Sign inRecord(
      String cloud, Optional<List<String>> answer, Optional<String> address) {
    String key = cloud + ".record";
    if (answer.isEmpty() || address.isEmpty()) {
      return new Sign(key, "unknown", Tone.PLAIN);
    }
    return answer.get().contains(address.get())
        ? new Sign(key, "leads here", Tone.GOOD)
        : new Sign(key, "leads elsewhere", Tone.BAD);
  }

  private static Sign record(Optional<List<String>> answer, Map<String, String> addresses) {
    if (answer.isEmpty()) {
      return new Sign("record", "nobody answers for it", Tone.BAD);
    }
    if (answer.get().isEmpty()) {
      return new Sign("record", "leads nowhere", Tone.BAD);
    }
    boolean whole = answer.get().containsAll(addresses.values());
    return new Sign("record", String.join(", ", answer.get()), whole ? Tone.GOOD : Tone.WARN);
  }
}
