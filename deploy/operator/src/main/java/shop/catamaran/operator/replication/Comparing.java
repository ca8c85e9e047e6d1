package shop.catamaran.operator.replication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import shop.catamaran.operator.console.Progress;

/**
 * Compares all shared tables of several clouds while the shop runs. What differs at first is looked
 * at again after all that was written until then has arrived everywhere: a row that is equal by
 * then, or has changed since, was under way; one that stayed as it was differs.
 */
final class Comparing {

  private final Sessions sessions;
  private final Progress progress;

  Comparing(Sessions sessions, Progress progress) {
    this.sessions = sessions;
    this.progress = progress;
  }

  /** A row by table and key, with its hash in each cloud, null where it is absent. */
  private record Suspect(SharedTable table, String key) {}

  Comparison run(Duration patience) {
    List<Comparison.Table> tables = new ArrayList<>();
    Map<Suspect, List<Long>> suspects = new LinkedHashMap<>();
    for (SharedTable table : SharedTable.in(sessions.all().get(0))) {
      List<Map<Integer, TableRows.Bucket>> buckets =
          TableRows.of(table, sessions.all()).stream().map(TableRows::buckets).toList();
      Map<String, Long> rows = new LinkedHashMap<>();
      for (int i = 0; i < buckets.size(); i++) {
        rows.put(
            sessions.all().get(i).name(),
            buckets.get(i).values().stream().mapToLong(TableRows.Bucket::rows).sum());
      }
      tables.add(new Comparison.Table(table.relation(), rows));
      Map<Suspect, List<Long>> found = suspects(table, buckets);
      suspects.putAll(found);
      progress.say(
          String.format(
              Locale.ROOT,
              "%-32s %s rows%s",
              table.relation(),
              rows.values().stream()
                  .distinct()
                  .map(String::valueOf)
                  .collect(Collectors.joining("/")),
              found.isEmpty() ? "" : ", " + found.size() + " to look at again"));
    }
    return settle(tables, suspects, patience);
  }

  private Map<Suspect, List<Long>> suspects(
      SharedTable table, List<Map<Integer, TableRows.Bucket>> buckets) {
    Set<Integer> different = new HashSet<>();
    buckets.forEach(one -> different.addAll(one.keySet()));
    different.removeIf(
        bucket -> buckets.stream().map(one -> one.get(bucket)).distinct().count() == 1);
    if (different.isEmpty()) {
      return Map.of();
    }
    List<Map<String, Long>> hashes =
        TableRows.of(table, sessions.all()).stream().map(rows -> rows.hashesIn(different)).toList();
    return unequal(table, hashes);
  }

  private static Map<Suspect, List<Long>> unequal(
      SharedTable table, List<Map<String, Long>> hashes) {
    Map<Suspect, List<Long>> unequal = new HashMap<>();
    hashes.stream()
        .flatMap(one -> one.keySet().stream())
        .distinct()
        .forEach(
            key -> {
              List<Long> values = new ArrayList<>();
              hashes.forEach(one -> values.add(one.get(key)));
              if (values.stream().distinct().count() > 1) {
                unequal.put(new Suspect(table, key), values);
              }
            });
    return unequal;
  }

  private Comparison settle(
      List<Comparison.Table> tables, Map<Suspect, List<Long>> suspects, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<Suspect, List<Long>> open = suspects;
    Map<Suspect, List<Long>> different = new LinkedHashMap<>();
    boolean arrived = true;
    while (!open.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || !arrived) {
        break;
      }
      arrived = Positions.now(sessions).reached(Duration.ofNanos(left));
      Map<Suspect, List<Long>> now = lookAgain(open.keySet());
      if (arrived) {
        Map<Suspect, List<Long>> before = open;
        now.forEach(
            (suspect, hashes) -> {
              if (Objects.equals(before.get(suspect), hashes)) {
                different.put(suspect, hashes);
              }
            });
        now.keySet().removeAll(different.keySet());
      }
      open = now;
    }
    return new Comparison(
        tables,
        differences(different),
        arrived ? open.size() : 0,
        arrived ? List.of() : differences(open));
  }

  private Map<Suspect, List<Long>> lookAgain(Set<Suspect> suspects) {
    Map<Suspect, List<Long>> unequal = new LinkedHashMap<>();
    suspects.stream()
        .collect(
            Collectors.groupingBy(
                Suspect::table, Collectors.mapping(Suspect::key, Collectors.toList())))
        .forEach(
            (table, keys) ->
                unequal.putAll(
                    unequal(
                        table,
                        TableRows.of(table, sessions.all()).stream()
                            .map(rows -> rows.hashesOf(keys))
                            .toList())));
    return unequal;
  }

  private List<Comparison.Difference> differences(Map<Suspect, List<Long>> suspects) {
    List<Comparison.Difference> differences = new ArrayList<>();
    suspects.forEach(
        (suspect, hashes) -> {
          List<String> absent = new ArrayList<>();
          for (int i = 0; i < hashes.size(); i++) {
            if (hashes.get(i) == null) {
              absent.add(sessions.all().get(i).name());
            }
          }
          differences.add(
              new Comparison.Difference(suspect.table().relation(), suspect.key(), absent));
        });
    return differences;
  }
}
