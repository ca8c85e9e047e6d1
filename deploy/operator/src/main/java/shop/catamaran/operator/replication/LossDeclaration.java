package shop.catamaran.operator.replication;

import java.util.Optional;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

/** Gives a cloud up: ends its epoch, forgets its links, frees its stock. */
final class LossDeclaration {

  private final Sessions survivors;
  private final CloudAccess lost;
  private final Progress progress;

  LossDeclaration(Sessions survivors, CloudAccess lost, Progress progress) {
    this.survivors = survivors;
    this.lost = lost;
    this.progress = progress;
  }

  LossBound bound() {
    Session at = first();
    StrandedStock.Units stock = new StrandedStock(at, lost.name()).remaining();
    return new LossBound(
        lost.name(),
        epoch(at),
        at.first(
            row -> row.getString(1),
            "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                + " FROM replication.heartbeat WHERE cloud = ?",
            lost.name()),
        stock.articles(),
        stock.units(),
        Math.toIntExact(
            at.number(
                "SELECT count(*) FROM orders.outbox WHERE cloud = ? AND done_at IS NULL",
                lost.name())));
  }

  LossBound declare() {
    new Levelling(survivors, lost, progress).run();
    LossBound bound = bound();
    Session at = first();
    progress.say("Ending epoch " + bound.epoch() + " of " + lost.name() + " ...");
    at.execute("BEGIN");
    try {
      if (at.update(
              "UPDATE replication.cloud SET epoch = epoch + 1, lost_at = clock_timestamp()"
                  + " WHERE name = ? AND lost_at IS NULL",
              lost.name())
          == 1) {
        // In the lost cloud's stead: nobody else may write its rows.
        at.execute("SET LOCAL session_replication_role = replica");
        new StrandedStock(at, lost.name()).free(bound.epoch());
      }
      at.execute("COMMIT");
    } catch (RefusedException e) {
      at.execute("ROLLBACK");
      throw e;
    }
    Entry.forget(survivors, lost);
    return bound;
  }

  private int epoch(Session at) {
    Optional<Integer> epoch =
        at.first(
            row -> row.getInt(1),
            "SELECT epoch - (lost_at IS NOT NULL)::integer FROM replication.cloud WHERE name = ?",
            lost.name());
    return epoch.orElseThrow(
        () -> new RefusedException(lost.name() + " never was part of this shop."));
  }

  private Session first() {
    return survivors.all().get(0);
  }
}
