package shop.catamaran.operator.replication;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/**
 * Brings over what only an old disk holds, to each living cloud by itself, since none of them sends
 * on what comes from elsewhere. The rules of the tables decide, as they would have if it had come
 * in time.
 */
final class Salvaging {

  private static final String ALLOTMENT = "catalog.stock_allotment";
  private static final String CLAIM = "catalog.stock_claim";

  private final Session old;
  private final Sessions living;
  private final Progress progress;

  Salvaging(Session old, Sessions living, Progress progress) {
    this.old = old;
    this.living = living;
    this.progress = progress;
  }

  Salvage run() {
    int epoch = fence();
    Map<String, Integer> brought = new TreeMap<>();
    Collection<String> allotment = List.of();
    Collection<String> claims = List.of();
    for (SharedTable table : SharedTable.in(old)) {
      TableRows source = source(table);
      if (table.relation().equals(ALLOTMENT)) {
        allotment = source.contents();
        continue;
      }
      if (table.relation().equals(CLAIM)) {
        claims = source.belongingTo(old.name()).contents();
      }
      if (!table.relation().startsWith("replication.")) {
        int rows = bring(table, source);
        if (rows > 0) {
          brought.put(table.relation(), rows);
        }
        progress.say(String.format(java.util.Locale.ROOT, "%-32s %d rows", table.relation(), rows));
      }
    }
    List<Salvage.Oversold> oversold = settle(epoch, allotment, claims);
    living.all().forEach(Copying::derive);
    old.update("UPDATE replication.own SET salvaged_at = clock_timestamp()");
    return new Salvage(brought, oversold);
  }

  /** From here on the old database sells nothing any more. Answers the epoch that ended. */
  private int fence() {
    int epoch =
        first()
            .first(
                row -> row.getInt(1),
                "SELECT epoch FROM replication.cloud WHERE name = ? AND lost_at IS NOT NULL",
                old.name())
            .orElseThrow(
                () ->
                    new RefusedException(
                        old.name()
                            + " is not declared lost: what its disk holds comes over by itself"
                            + " when it runs."));
    if (!old.yes("SELECT replication.told(?)", epoch)) {
      throw new RefusedException(
          "The database at " + old.cloud().admin() + " is no old one: its epoch goes on.");
    }
    return epoch - 1;
  }

  // Of other clouds' own rows the old disk knows at best what is known already.
  private TableRows source(SharedTable table) {
    TableRows rows = new TableRows(old, table);
    return table.kind() == SharedTable.Kind.OWNED ? rows.belongingTo(old.name()) : rows;
  }

  /** Answers how many rows no living cloud had. */
  private int bring(SharedTable table, TableRows source) {
    Set<String> nowhere = new HashSet<>();
    boolean first = true;
    for (Session session : living.all()) {
      TableRows target = new TableRows(session, table);
      Set<String> differing =
          Merging.differing(
              source,
              table.kind() == SharedTable.Kind.OWNED ? target.belongingTo(old.name()) : target);
      Set<String> absent = new HashSet<>(differing);
      absent.removeAll(target.hashesOf(differing).keySet());
      if (first) {
        nowhere.addAll(absent);
      } else {
        nowhere.retainAll(absent);
      }
      first = false;
      Merging.bring(source, session, target, differing);
    }
    return nowhere.size();
  }

  /** In one living cloud, from where it reaches the others. */
  private List<Salvage.Oversold> settle(
      int epoch, Collection<String> allotment, Collection<String> claims) {
    Session at = first();
    at.execute("BEGIN");
    try {
      at.execute("SET LOCAL session_replication_role = replica");
      List<Salvage.Oversold> oversold =
          new StrandedStock(at, old.name()).settle(epoch, allotment, claims);
      at.execute("COMMIT");
      return oversold;
    } catch (RefusedException e) {
      at.execute("ROLLBACK");
      throw e;
    }
  }

  private Session first() {
    return living.all().get(0);
  }
}
