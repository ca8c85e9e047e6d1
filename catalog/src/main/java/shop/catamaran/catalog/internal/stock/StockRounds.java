package shop.catamaran.catalog.internal.stock;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.catalog.PeerStock;

/**
 * Rounds of background work, each in a transaction of its own and done by one member at a time:
 * whoever gets the lock of the work's row, which ends with the transaction whatever becomes of the
 * member.
 */
@ApplicationScoped
class StockRounds {

  private static final int NEWS_MAX = 1_000;
  private static final int CLAIMS_MAX = 500;
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);
  private static final Duration WHILE_MUCH_IS_TO_BE_GIVEN = Duration.ofMillis(200);
  private static final Duration AFTER_THE_LAST_ARTICLE = Duration.ofSeconds(3);

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Inject Instance<PeerStock> peers;

  @Inject
  @ConfigProperty(name = "cloud")
  String cloud;

  /** What is to be done now. */
  record Due(boolean news, boolean claims, boolean balance) {}

  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
  Due due() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT EXISTS (SELECT FROM catalog.stock_news),
                       EXISTS (SELECT FROM catalog.stock_in_transit
                                WHERE to_cloud = replication.this_cloud()),
                       EXISTS (SELECT FROM catalog.stock_work
                                WHERE name = 'balance' AND due_at <= clock_timestamp())
                """)) {
      row.next();
      return new Due(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3));
    }
  }

  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
  void tellNews() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (lock(connection, "news").isPresent()) {
        new StockNews(connection).tellNoted(NEWS_MAX);
      }
    }
  }

  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
  void claim() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (lock(connection, "claims").isPresent()) {
        new Allotments(connection).claimArrived(CLAIMS_MAX);
      }
    }
  }

  @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
  void balance() throws SQLException {
    Collection<String> others = peers.isResolvable() ? peers.get().reachable() : Set.of();
    try (Connection connection = dataSource.getConnection()) {
      Optional<String> position = lock(connection, "balance");
      if (position.isPresent()) {
        BalanceRound.Outcome outcome =
            new BalanceRound(connection, cloud, others).after(position.get());
        next(connection, outcome);
      }
    }
  }

  /** The position of a work that is due and that no other member is doing. */
  private static Optional<String> lock(Connection connection, String name) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT position FROM catalog.stock_work WHERE name = ?"
                + " AND due_at <= clock_timestamp() FOR UPDATE SKIP LOCKED")) {
      lock.setString(1, name);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static void next(Connection connection, BalanceRound.Outcome outcome)
      throws SQLException {
    Duration pause = BETWEEN_ROUNDS;
    if (outcome.gifts() >= BalanceRound.GIFTS_MAX) {
      pause = WHILE_MUCH_IS_TO_BE_GIVEN;
    } else if (outcome.position().isEmpty()) {
      pause = AFTER_THE_LAST_ARTICLE;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE catalog.stock_work SET position = ?,"
                + " due_at = clock_timestamp() + ? * interval '1 millisecond'"
                + " WHERE name = 'balance'")) {
      update.setString(1, outcome.position());
      update.setLong(2, pause.toMillis());
      update.executeUpdate();
    }
  }
}
