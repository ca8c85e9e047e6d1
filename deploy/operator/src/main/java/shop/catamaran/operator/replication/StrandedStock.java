package shop.catamaran.operator.replication;

import java.util.Collection;
import java.util.List;

/**
 * The stock allotment of a cloud that is declared lost. The declaration writes in its stead, in one
 * living cloud, from where it reaches the others: it claims what was on its way to the lost cloud
 * and transfers all that the lost cloud still had to the living one, which claims it like any other
 * transfer. Keys are made from what they are about, so doing it twice does nothing.
 */
final class StrandedStock {

  private static final String REMAINING =
      """
      SELECT coalesce(sum(units), 0), count(*) FROM (
        SELECT sku, sum(units) AS units FROM (
          SELECT sku, granted - sold - given AS units FROM catalog.stock_allotment WHERE cloud = ?
          UNION ALL
          SELECT t.sku, t.units FROM catalog.stock_transfer t
           WHERE t.to_cloud = ?
             AND NOT EXISTS (SELECT FROM catalog.stock_claim c WHERE c.transfer = t.id)) u
        GROUP BY sku HAVING sum(units) > 0) s
      """;

  private static final String UNCLAIMED =
      """
       FROM catalog.stock_transfer t
       WHERE t.to_cloud = :lost
         AND NOT EXISTS (SELECT FROM catalog.stock_claim c WHERE c.transfer = t.id)
      """;

  private static final List<String> CLAIM =
      List.of(
          """
          UPDATE catalog.stock_allotment a SET granted = a.granted + arrived.units
            FROM (SELECT t.sku, sum(t.units)::integer AS units :unclaimed GROUP BY t.sku) arrived
           WHERE a.sku = arrived.sku AND a.cloud = :lost
          """,
          """
          INSERT INTO catalog.stock_allotment (sku, cloud, granted)
            SELECT arrived.sku, :lost, arrived.units
              FROM (SELECT t.sku, sum(t.units)::integer AS units :unclaimed GROUP BY t.sku) arrived
             WHERE NOT EXISTS (SELECT FROM catalog.stock_allotment a
                                WHERE a.sku = arrived.sku AND a.cloud = :lost)
          """,
          """
          INSERT INTO catalog.stock_claim (transfer, sku, cloud, units)
            SELECT t.id, t.sku, t.to_cloud, t.units :unclaimed
          """);

  private static final String TRANSFER =
      """
      WITH remaining AS (
        SELECT sku, granted - sold - given AS units FROM catalog.stock_allotment
         WHERE cloud = :lost AND granted - sold - given > 0 FOR UPDATE),
      emptied AS (
        UPDATE catalog.stock_allotment a SET given = a.given + remaining.units
          FROM remaining WHERE a.sku = remaining.sku AND a.cloud = :lost)
      INSERT INTO catalog.stock_transfer (id, sku, from_cloud, to_cloud, units)
        SELECT :id, sku, :lost, replication.this_cloud(), units FROM remaining
      """;

  /** The id says whose units in which epoch they were, so that salvage knows them again. */
  private static final String ID = "md5('freed/' || :lost || '/' || :epoch || '/' || sku)::uuid";

  /**
   * What the row must be once the lost cloud's own record is known: the record, plus what the
   * declaration claimed and freed in its stead. What is missing then was sold twice; it is booked
   * as received, since units that were sold must have come from somewhere.
   */
  private static final String TRUE_ROWS =
      """
      WITH disk AS (SELECT * FROM json_populate_recordset(NULL::catalog.stock_allotment, ?::json)),
      stood_in AS (
        SELECT c.sku, sum(c.units)::integer AS units FROM catalog.stock_claim c
         WHERE c.cloud = :lost AND NOT EXISTS (
           SELECT FROM json_populate_recordset(NULL::catalog.stock_claim, ?::json) own
            WHERE own.transfer = c.transfer)
         GROUP BY c.sku),
      freed AS (
        SELECT t.sku, t.units FROM catalog.stock_transfer t
         WHERE t.from_cloud = :lost AND t.id = :id),
      truth AS (
        SELECT sku, coalesce(d.granted, 0) + coalesce(s.units, 0) AS granted,
               coalesce(d.sold, 0) AS sold, coalesce(d.given, 0) + coalesce(f.units, 0) AS given
          FROM disk d FULL JOIN stood_in s USING (sku) FULL JOIN freed f USING (sku)),
      booked AS (
        INSERT INTO catalog.stock_receipt (id, sku, cloud, units, reason)
          SELECT md5('oversold/' || :lost || '/' || :epoch || '/' || sku)::uuid, sku, :lost,
                 sold + given - granted, 'sold by the cloud while it was declared lost'
            FROM truth WHERE sold + given > granted),
      written AS (
        -- By the rule for owned tables this takes the place of the row that is there.
        INSERT INTO catalog.stock_allotment (sku, cloud, granted, sold, given)
          SELECT sku, :lost, greatest(granted, sold + given), sold, given FROM truth)
      SELECT sku, sold + given - granted FROM truth WHERE sold + given > granted ORDER BY sku
      """;

  private final Session living;
  private final String lost;

  StrandedStock(Session living, String lost) {
    this.living = living;
    this.lost = lost;
  }

  /** Number of units, and of articles that these are of. */
  record Units(long units, int articles) {}

  Units remaining() {
    return living
        .first(row -> new Units(row.getLong(1), row.getInt(2)), REMAINING, lost, lost)
        .orElseThrow();
  }

  /** Gives all of it to the living cloud; part of the transaction that is open. */
  void free(int epoch) {
    CLAIM.forEach(sql -> living.update(named(sql, epoch)));
    living.update(named(TRANSFER, epoch));
  }

  /**
   * Puts the rows right by what the old disk says; part of the transaction that is open.
   *
   * @param allotment the lost cloud's rows as its disk has them
   * @param claims the claims that it made itself
   */
  List<Salvage.Oversold> settle(
      int epoch, Collection<String> allotment, Collection<String> claims) {
    return living.list(
        row -> new Salvage.Oversold(row.getString(1), row.getInt(2)),
        named(TRUE_ROWS, epoch),
        "[" + String.join(",", allotment) + "]",
        "[" + String.join(",", claims) + "]");
  }

  private String named(String sql, int epoch) {
    return sql.replace(":unclaimed", UNCLAIMED)
        .replace(":id", ID)
        .replace(":lost", living.literal(lost))
        .replace(":epoch", living.literal(Integer.toString(epoch)));
  }
}
