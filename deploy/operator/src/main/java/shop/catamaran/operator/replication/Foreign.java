package shop.catamaran.operator.replication;

/**
 * Marks what is written as having come from elsewhere, so that it is not sent on to other clouds.
 */
final class Foreign {

  private static final String ORIGIN = "catamaran_operator";

  private Foreign() {}

  /** Runs what writes; one at a time in a database. */
  static void during(Session session, Runnable writing) {
    if (!session.yes(
        "SELECT EXISTS (SELECT FROM pg_replication_origin WHERE roname = ?)", ORIGIN)) {
      session.text("SELECT pg_replication_origin_create(?)::text", ORIGIN);
    }
    session.execute("SELECT pg_replication_origin_session_setup('" + ORIGIN + "')");
    try {
      writing.run();
    } finally {
      session.execute("SELECT pg_replication_origin_session_reset()");
    }
  }
}
