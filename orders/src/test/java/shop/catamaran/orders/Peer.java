package shop.catamaran.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The second cloud's database, which follows the first one by replication. */
@ApplicationScoped
class Peer {

  private static final String SUBSCRIPTION = "azure_from_aws";

  @Inject private Superuser here;

  @Inject
  @ConfigProperty(name = "PEER_DB_PORT")
  private int port;

  /** Connects it, unless it is, and lets it count as a whole copy. */
  void follow() throws SQLException {
    String tables =
        here.value(
            "SELECT string_agg(relation, ', ') FROM replication.table_kind WHERE kind <> 'local'");
    if (here.value("SELECT pubname FROM pg_publication").isEmpty()) {
      here.execute(
          "CREATE PUBLICATION catamaran FOR TABLE "
              + tables
              + " WITH (publish = 'insert, update')");
    }
    if (ask("SELECT subname FROM pg_subscription").isEmpty()) {
      execute(
          "CREATE SUBSCRIPTION "
              + SUBSCRIPTION
              + " CONNECTION 'host=127.0.0.1 port="
              + here.port()
              + " dbname=catamaran user=postgres password=postgres' PUBLICATION catamaran"
              + " WITH (copy_data = false, origin = none, synchronous_commit = local)");
    }
    here.replicate(
        """
        INSERT INTO replication.heartbeat (cloud, copied) VALUES ('azure', true)
        ON CONFLICT (cloud) DO UPDATE SET copied = true
        """);
  }

  /** Cuts it off, as if it were dead. */
  void die() throws SQLException {
    execute("ALTER SUBSCRIPTION " + SUBSCRIPTION + " DISABLE");
    Eventually.await("the peer is gone", () -> slotIsActive().equals("f"));
  }

  void comeBack() throws SQLException {
    execute("ALTER SUBSCRIPTION " + SUBSCRIPTION + " ENABLE");
  }

  /** Stops it in the middle of what it does: it stays connected, and answers nothing. */
  void freeze() throws SQLException, IOException, InterruptedException {
    signal("-STOP");
  }

  void thaw() throws SQLException, IOException, InterruptedException {
    signal("-CONT");
  }

  String ask(String sql, Object... parameters) throws SQLException {
    try (Connection connection = Superuser.connect(port)) {
      return Superuser.value(connection, sql, parameters);
    }
  }

  private String slotIsActive() {
    return here.value("SELECT active FROM pg_replication_slots WHERE slot_name = ?", SUBSCRIPTION);
  }

  private void signal(String signal) throws SQLException, IOException, InterruptedException {
    String pid = ask("SELECT pid FROM pg_stat_subscription WHERE subname = ?", SUBSCRIPTION);
    Process kill = new ProcessBuilder("kill", signal, pid).inheritIO().start();
    if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IllegalStateException("cannot signal " + pid);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = Superuser.connect(port)) {
      Superuser.execute(connection, sql);
    }
  }
}
