package shop.catamaran.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps this cloud as a whole from selling, as its database knows it: the operator drained it,
 * it was declared lost, or it has not caught up after it was away. The probe of the database asks
 * each second, on its own connection.
 */
@ApplicationScoped
class CloudState {

  private static final String SERVING =
      "SELECT drained, coalesce(reason, 'no reason given'), replication.is_fenced()"
          + " FROM replication.serving";

  // The last keepalive: the sender writes one when it has nothing more to send, and it comes after
  // all that was sent before. The time alone is set as soon as a worker starts.
  private static final String SUBSCRIPTIONS =
      "SELECT s.subname,"
          + " coalesce(s.pid IS NOT NULL"
          + "   AND s.last_msg_receipt_time > clock_timestamp() - interval '3 seconds', false),"
          + " NOT EXISTS (SELECT FROM pg_subscription_rel r"
          + "   WHERE r.srsubid = s.subid AND r.srsubstate <> 'r'),"
          + " s.latest_end_lsn::text || ' ' || s.latest_end_time"
          + " FROM pg_stat_subscription s"
          + " WHERE s.worker_type IS NULL OR s.worker_type = 'apply'";

  private final Clock clock;
  private final CatchUp catchUp = new CatchUp();
  private volatile Optional<String> fault = Optional.of("it is starting");

  /** For the container's proxy. */
  CloudState() {
    this(null);
  }

  @Inject
  CloudState(Clock clock) {
    this.clock = clock;
  }

  /** What keeps the cloud from selling, if anything does; true as of the last second. */
  Optional<String> fault() {
    return fault;
  }

  /** The database does not answer. */
  synchronized void lose() {
    catchUp.begin();
    fault = Optional.of("its database was away");
  }

  /** Asks the database, which answers. */
  synchronized void observe(Connection connection) throws SQLException {
    List<String> waitedFor = catchUp.observe(subscriptions(connection), clock.instant());
    fault = refusal(connection).or(() -> waiting(waitedFor));
  }

  private static Optional<String> waiting(List<String> waitedFor) {
    return waitedFor.isEmpty()
        ? Optional.empty()
        : Optional.of("it has not caught up yet: " + String.join(", ", waitedFor));
  }

  private static Optional<String> refusal(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SERVING)) {
      row.next();
      if (row.getBoolean(3)) {
        return Optional.of("it was declared lost");
      }
      return row.getBoolean(1)
          ? Optional.of("the operator drained it: " + row.getString(2))
          : Optional.empty();
    }
  }

  private static List<CatchUp.Subscription> subscriptions(Connection connection)
      throws SQLException {
    List<CatchUp.Subscription> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SUBSCRIPTIONS)) {
      while (rows.next()) {
        all.add(
            new CatchUp.Subscription(
                rows.getString(1),
                rows.getBoolean(2),
                rows.getBoolean(3),
                Optional.ofNullable(rows.getString(4))));
      }
    }
    return all;
  }
}
