package shop.catamaran.operator.replication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/**
 * Makes those who are left equal after a cloud is gone: what its last changes brought to one of
 * them only, the others would never hear. To be done while they still know how far each was.
 */
final class Levelling {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Sessions survivors;
  private final CloudAccess gone;
  private final Progress progress;

  Levelling(Sessions survivors, CloudAccess gone, Progress progress) {
    this.survivors = survivors;
    this.gone = gone;
    this.progress = progress;
  }

  void run() {
    if (survivors.all().size() < 2) {
      return;
    }
    Comparison comparison = new Comparing(survivors, Progress.silent()).run(PATIENCE);
    if (!comparison.unsettled().isEmpty()) {
      throw new RefusedException(
          "The clouds that are left do not hear all of each other; look at the status.");
    }
    progress.say(
        "Rows that not all of the others had heard of from "
            + gone.name()
            + ": "
            + comparison.differences().size());
    Map<String, List<String>> keys =
        comparison.differences().stream()
            .collect(
                Collectors.groupingBy(
                    Comparison.Difference::table,
                    Collectors.mapping(Comparison.Difference::key, Collectors.toList())));
    for (SharedTable table : SharedTable.in(survivors.all().get(0))) {
      if (keys.containsKey(table.relation())) {
        level(table, keys.get(table.relation()));
      }
    }
  }

  private void level(SharedTable table, List<String> keys) {
    for (Session from : survivors.all()) {
      for (Session to : survivors.all()) {
        if (from == to) {
          continue;
        }
        TableRows source = new TableRows(from, table);
        TableRows target = new TableRows(to, table);
        if (table.kind() == SharedTable.Kind.OWNED) {
          Merging.bring(source.belongingTo(from.name()), to, target, keys);
          if (isAhead(from, to)) {
            Merging.bring(source.belongingTo(gone.name()), to, target, keys);
          }
        } else {
          Merging.bring(source, to, target, keys);
        }
      }
    }
  }

  /** Whether the one has heard more of the cloud that is gone than the other. */
  private boolean isAhead(Session one, Session other) {
    Optional<String> heard = heard(one);
    return heard.isPresent()
        && one.yes("SELECT ?::pg_lsn > ?::pg_lsn", heard.get(), heard(other).orElse("0/0"));
  }

  private Optional<String> heard(Session session) {
    return session.first(
        row -> row.getString(1),
        """
        SELECT o.remote_lsn::text
          FROM pg_replication_origin_status o JOIN pg_subscription s
            ON o.external_id = 'pg_' || s.oid
         WHERE s.subname = ?
        """,
        new Link(session.cloud(), gone).name());
  }
}
