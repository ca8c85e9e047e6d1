package shop.catamaran.operator.replication;

import java.util.SortedSet;
import java.util.TreeSet;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.postgres.ShopDatabase;

/** What a database needs before links lead from and to it; all of it can be done again. */
final class Preparation {

  private static final String WANTED =
      """
      SELECT k.relation || CASE WHEN EXISTS (
                 SELECT FROM pg_attribute a
                  WHERE a.attrelid = k.relation::regclass AND NOT a.attisdropped
                    AND a.attname = ANY (k.retired))
               THEN (SELECT ' (' || string_agg(quote_ident(c), ', ' ORDER BY n) || ')'
                       FROM unnest(replication.columns_of(k.relation::regclass))
                         WITH ORDINALITY u (c, n))
               ELSE '' END
        FROM replication.table_kind k WHERE k.kind <> 'local'
      """;

  private static final String PUBLISHED =
      """
      SELECT replication.name_of(r.prrelid::regclass) || coalesce(
               (SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')'
                  FROM pg_attribute a
                 WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[])), '')
        FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid WHERE p.pubname = ?
      """;

  private Preparation() {}

  static void prepare(Session at, String replicatorPassword) {
    if (!at.yes("SELECT to_regclass('replication.table_kind') IS NOT NULL")) {
      throw new RefusedException(
          "The database of " + at.name() + " has no schemas yet: migrate it first.");
    }
    replicator(at, replicatorPassword);
    publication(at);
  }

  private static void replicator(Session at, String password) {
    if (!at.yes("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", Link.REPLICATOR)) {
      at.execute("CREATE ROLE " + Link.REPLICATOR + " LOGIN REPLICATION");
    }
    at.execute("ALTER ROLE " + Link.REPLICATOR + " PASSWORD " + at.literal(password));
    at.execute("GRANT CONNECT ON DATABASE " + ShopDatabase.NAME + " TO " + Link.REPLICATOR);
    for (String schema :
        at.list(
            row -> row.getString(1),
            "SELECT DISTINCT split_part(relation, '.', 1) FROM replication.table_kind")) {
      at.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + Link.REPLICATOR);
      // The first copy reads the tables.
      at.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + Link.REPLICATOR);
    }
  }

  // Deletions are not published: a row that goes is marked, and tidying is each cloud's own.
  private static void publication(Session at) {
    SortedSet<String> wanted = new TreeSet<>(at.list(row -> row.getString(1), WANTED));
    String tables = String.join(", ", wanted);
    if (!at.yes("SELECT EXISTS (SELECT FROM pg_publication WHERE pubname = ?)", Link.PUBLICATION)) {
      at.execute(
          "CREATE PUBLICATION "
              + Link.PUBLICATION
              + " FOR TABLE "
              + tables
              + " WITH (publish = 'insert, update')");
      return;
    }
    SortedSet<String> published =
        new TreeSet<>(at.list(row -> row.getString(1), PUBLISHED, Link.PUBLICATION));
    if (!published.equals(wanted)) {
      at.execute("ALTER PUBLICATION " + Link.PUBLICATION + " SET TABLE " + tables);
    }
  }
}
