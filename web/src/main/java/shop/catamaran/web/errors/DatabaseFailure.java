package shop.catamaran.web.errors;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/**
 * Tells a database that cannot be reached, or is not up to it just now, from a fault of our own:
 * repeating the request may help.
 */
public final class DatabaseFailure {

  private static final int CAUSES_MAX = 50;

  /**
   * SQLSTATE classes: no connection, too little of something, shut down or starting, and a
   * transaction given up in favor of another one.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "40");

  /** The server's connectors, which find no connection to lend; not on our class path. */
  private static final String CONNECTORS = "jakarta.resource.";

  private DatabaseFailure() {}

  public static boolean isBehind(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
      if (isPassing(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isPassing(Throwable thrown) {
    if (thrown instanceof SQLTransientException || thrown instanceof SQLRecoverableException) {
      return true;
    }
    if (thrown instanceof SQLException e) {
      String state = e.getSQLState();
      return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
    return thrown.getClass().getName().startsWith(CONNECTORS);
  }
}
