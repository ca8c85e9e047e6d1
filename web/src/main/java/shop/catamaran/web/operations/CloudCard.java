package shop.catamaran.web.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import shop.catamaran.web.operations.CloudReport.Database;
import shop.catamaran.web.operations.Sign.Tone;

/**
 * A cloud as the page shows it.
 *
 * @param state whether it serves shoppers
 * @param inRecord whether the failover record leads to it
 * @param exposure orders that are in this cloud only
 */
record CloudCard(
    String name,
    Sign state,
    Sign inRecord,
    List<MemberBox> members,
    Sign database,
    Sign exposure,
    Sign epoch) {

  /** A member and whether it is there. */
  record MemberBox(String name, Sign state) {}

  /**
   * @param report empty if the cloud does not answer
   * @param known its members as far as they were ever seen
   */
  static CloudCard of(
      String name, Optional<CloudReport> report, SortedSet<String> known, Sign inRecord) {
    Optional<Database> database = report.flatMap(CloudReport::database);
    return new CloudCard(
        name,
        state(name + ".state", report, database),
        inRecord,
        members(name, report, known),
        databaseSign(name + ".database", report, database),
        exposure(name + ".exposure", database),
        new Sign(
            name + ".epoch",
            database.map(answer -> Integer.toString(answer.epoch())).orElse("unknown"),
            Tone.PLAIN));
  }

  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>(List.of(state, inRecord, database, exposure, epoch));
    members.forEach(member -> signs.add(member.state()));
    return signs;
  }

  private static Sign state(String key, Optional<CloudReport> report, Optional<Database> database) {
    if (report.isEmpty()) {
      return new Sign(key, "does not answer", Tone.BAD);
    }
    if (database.isEmpty()) {
      return new Sign(key, "cannot sell", Tone.BAD);
    }
    if (database.get().fenced()) {
      return new Sign(key, "declared lost, must not sell", Tone.BAD);
    }
    return database
        .get()
        .drained()
        .map(why -> new Sign(key, why.isEmpty() ? "drained" : "drained: " + why, Tone.WARN))
        .orElse(new Sign(key, "sells", Tone.GOOD));
  }

  private static List<MemberBox> members(
      String cloud, Optional<CloudReport> report, SortedSet<String> known) {
    List<MemberBox> members = new ArrayList<>();
    for (String member : known) {
      String key = cloud + ".member." + member;
      Sign sign =
          report
              .map(
                  answer ->
                      answer.members().contains(member)
                          ? new Sign(key, "there", Tone.GOOD)
                          : new Sign(key, "gone", Tone.BAD))
              .orElse(new Sign(key, "not seen", Tone.BAD));
      members.add(new MemberBox(member, sign));
    }
    return members;
  }

  private static Sign databaseSign(
      String key, Optional<CloudReport> report, Optional<Database> database) {
    if (report.isEmpty()) {
      return new Sign(key, "not seen", Tone.BAD);
    }
    return database.isPresent()
        ? new Sign(key, "answers", Tone.GOOD)
        : new Sign(key, "does not answer", Tone.BAD);
  }

  private static Sign exposure(String key, Optional<Database> database) {
    if (database.isEmpty()) {
      return new Sign(key, "unknown", Tone.WARN);
    }
    long orders = database.get().exposure();
    if (orders == 0) {
      return new Sign(key, "no order", Tone.GOOD);
    }
    return new Sign(key, orders == 1 ? "1 order" : orders + " orders", Tone.WARN);
  }
}
