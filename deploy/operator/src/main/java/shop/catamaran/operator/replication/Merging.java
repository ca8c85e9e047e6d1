package shop.catamaran.operator.replication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings rows of one database into another, by the rules that replication itself follows. */
final class Merging {

  private static final int BATCH = 500;

  private Merging() {}

  /** The keys of rows that the one has and the other lacks or has differently. */
  static Set<String> differing(TableRows one, TableRows other) {
    Map<Integer, TableRows.Bucket> here = one.buckets();
    Map<Integer, TableRows.Bucket> there = other.buckets();
    Set<Integer> buckets = new HashSet<>(here.keySet());
    buckets.removeIf(bucket -> here.get(bucket).equals(there.get(bucket)));
    if (buckets.isEmpty()) {
      return Set.of();
    }
    Map<String, Long> wanted = one.hashesIn(buckets);
    wanted.entrySet().removeAll(other.hashesIn(buckets).entrySet());
    return wanted.keySet();
  }

  /** Brings the rows with these keys, as far as they are there. */
  static void bring(TableRows from, Session toSession, TableRows to, Collection<String> keys) {
    if (!keys.isEmpty()) {
      Foreign.during(toSession, () -> bring(from, to, new ArrayList<>(keys)));
    }
  }

  private static void bring(TableRows from, TableRows to, List<String> keys) {
    for (int i = 0; i < keys.size(); i += BATCH) {
      Collection<String> contents =
          from.contentsOf(keys.subList(i, Math.min(i + BATCH, keys.size()))).values();
      if (!contents.isEmpty()) {
        to.put(contents);
      }
    }
  }
}
