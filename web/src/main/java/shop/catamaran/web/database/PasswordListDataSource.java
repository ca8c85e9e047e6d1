package shop.catamaran.web.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A source of connections whose password may be several with commas between. PostgreSQL knows one
 * password of a role at a time, so they are tried in turn, beginning with the one that was right
 * last: whoever knows the old and the new one signs in before and after the change.
 */
public class PasswordListDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  /** The password is wrong; the second also says so where another service checks passwords. */
  private static final Set<String> WRONG_PASSWORD = Set.of("28P01", "28000");

  private transient volatile String lastRight;

  /**
   * Signs in with the first password that is right.
   *
   * @throws SQLException what was said to the password tried first if none is right, with what was
   *     said to the others suppressed; whatever else stands in the way, at once
   */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    if (password == null) {
      return signIn(user, null);
    }
    SQLException refusal = null;
    for (String tried : inOrder(password)) {
      try {
        Connection connection = signIn(user, tried);
        lastRight = tried;
        return connection;
      } catch (SQLException e) {
        if (refusal == null) {
          refusal = e;
        } else {
          refusal.addSuppressed(e);
        }
        if (!WRONG_PASSWORD.contains(e.getSQLState())) {
          throw refusal;
        }
      }
    }
    throw refusal;
  }

  private List<String> inOrder(String password) {
    List<String> passwords = new ArrayList<>(List.of(password.strip().split("\\s*,\\s*", -1)));
    String first = lastRight;
    if (passwords.remove(first)) {
      passwords.add(0, first);
    }
    return passwords;
  }

  /** Tries one password. */
  Connection signIn(String user, String password) throws SQLException {
    return super.getConnection(user, password);
  }
}
