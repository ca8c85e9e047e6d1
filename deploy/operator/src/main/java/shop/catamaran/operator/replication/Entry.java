package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.postgres.Migrations;
import shop.catamaran.postgres.ShopDatabase;

/** Makes a cloud's database and brings it in among others that sell meanwhile. */
final class Entry {

  private final List<CloudAccess> living;
  private final CloudAccess entering;
  private final ShopPasswords passwords;
  private final Progress progress;

  Entry(
      List<CloudAccess> living, CloudAccess entering, ShopPasswords passwords, Progress progress) {
    this.living = living;
    this.entering = entering;
    this.passwords = passwords;
    this.progress = progress;
  }

  /** Refuses a database with data that is not known to be elsewhere too. */
  void refuseUnsalvaged() {
    try (Session session = Session.openIfThere(entering).orElse(null)) {
      if (session != null && hasData(session) && !isSalvaged(session)) {
        throw new RefusedException(
            "The database of "
                + entering.name()
                + " holds data that may be nowhere else; bring it over first: catamaran"
                + " replication salvage "
                + entering.name());
      }
    }
  }

  /** Refuses any data. */
  void refuseData() {
    try (Session session = Session.openIfThere(entering).orElse(null)) {
      if (session != null && hasData(session)) {
        throw new RefusedException(
            "The database of "
                + entering.name()
                + " has data already; if it was part of the shop: catamaran replication rebuild "
                + entering.name());
      }
    }
  }

  /** The living clouds forget the links that were. */
  static void forget(Sessions survivors, CloudAccess gone) {
    for (Session survivor : survivors.all()) {
      new Link(survivor.cloud(), gone).drop(survivor);
      new Link(gone, survivor.cloud()).dropSlot(survivor);
    }
  }

  /** The one of some releases that the others' schemas are of; refuses if they are of none. */
  Migrations releaseOfOthers(List<Migrations> releases) {
    CloudAccess model = living.get(0);
    return releases.stream()
        .filter(each -> isAt(model, passwords, each))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    model.name()
                        + " has schemas that this command cannot make; use the command of the"
                        + " release that runs."));
  }

  /** Makes the database anew, of the release that the others have. */
  void makeLikeOthers(Migrations release) {
    make(
        release,
        ShopDatabase.contractedTo(
            living.get(0).jdbcUrl(ShopDatabase.NAME),
            passwords.owner(),
            ShopDatabase.SCHEMAS,
            release));
  }

  /** Makes the database anew, of a release. */
  void make(Migrations release) {
    make(release, Map.of());
  }

  /** Whether a cloud's schemas are of a release. */
  static boolean isAt(CloudAccess cloud, ShopPasswords passwords, Migrations release) {
    try {
      return ShopDatabase.isAt(
          cloud.jdbcUrl(ShopDatabase.NAME), passwords.owner(), ShopDatabase.SCHEMAS, release);
    } catch (FlywayException e) {
      throw new RefusedException(
          "The schemas of " + cloud.name() + " cannot be told: " + RefusedException.oneLine(e), e);
    }
  }

  /** Adds to the schemas what a later release needs. */
  void migrate(Migrations release) {
    try {
      ShopDatabase.migrate(
          entering.jdbcUrl(ShopDatabase.NAME), passwords.owner(), ShopDatabase.SCHEMAS, release);
    } catch (FlywayException | IllegalStateException e) {
      throw new RefusedException(
          "The database of "
              + entering.name()
              + " cannot be migrated: "
              + RefusedException.oneLine(e),
          e);
    }
  }

  private void make(Migrations release, Map<String, String> contractions) {
    progress.say("Making the database of " + entering.name() + " ...");
    String url = entering.jdbcUrl(ShopDatabase.NAME);
    try {
      drop();
      ShopDatabase.create(
          entering.jdbcUrl("postgres"),
          url,
          entering.adminUser(),
          entering.adminPassword(),
          entering.name(),
          passwords.owner(),
          passwords.application());
      closeToShop();
      ShopDatabase.migrate(url, passwords.owner(), ShopDatabase.SCHEMAS, release);
      contractions.forEach(
          (schema, last) -> ShopDatabase.contract(url, passwords.owner(), schema, release, last));
    } catch (SQLException | FlywayException | IllegalStateException e) {
      throw new RefusedException(
          "The database of " + entering.name() + " cannot be made: " + RefusedException.oneLine(e),
          e);
    }
  }

  /**
   * Links it with the others, in an order in which nothing is lost, copies all into it, and lets
   * the shop in.
   */
  void enter() {
    List<CloudAccess> all = new ArrayList<>(living);
    all.add(entering);
    try (Sessions sessions = Sessions.open(all)) {
      Session newcomer = sessions.of(entering);
      Session source = sessions.of(living.get(0));
      takeEpoch(source, newcomer);
      Preparation.prepare(newcomer, passwords.replicator());
      for (CloudAccess cloud : living) {
        // Before the newcomer writes anything, so that the others hear all of it.
        Link link = new Link(cloud, entering);
        link.drop(sessions.of(cloud));
        link.dropSlot(newcomer);
        link.create(sessions.of(cloud), passwords.replicator(), Link.Start.CHANGES);
      }
      Copying copying = new Copying(sessions, passwords.replicator(), progress);
      copying.copy(living.get(0), entering);
      Initialization.enter(newcomer);
      source.update(
          "UPDATE replication.cloud SET lost_at = NULL WHERE name = ? AND lost_at IS NOT NULL",
          entering.name());
      copying.prove();
      openToShop(newcomer);
    }
  }

  /** Lets the shop into a database again. */
  static void openToShop(Session session) {
    session.execute(
        "GRANT CONNECT ON DATABASE " + ShopDatabase.NAME + " TO " + ShopDatabase.APPLICATION);
  }

  // Members that run already would take a half-copied database for the truth: a transfer of units
  // whose receipt is not there yet, for one that is to be received.
  private void closeToShop() throws SQLException {
    closeToShop(entering);
  }

  /** Keeps the shop out of a database, and ends what it does there. */
  static void closeToShop(CloudAccess cloud) throws SQLException {
    try (Connection connection = cloud.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "REVOKE CONNECT ON DATABASE " + ShopDatabase.NAME + " FROM " + ShopDatabase.APPLICATION);
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
              + ShopDatabase.APPLICATION
              + "' AND datname = '"
              + ShopDatabase.NAME
              + "'");
    }
  }

  private static void takeEpoch(Session source, Session newcomer) {
    Optional<Integer> epoch =
        source.first(
            row -> row.getInt(1),
            "SELECT epoch FROM replication.cloud WHERE name = ?",
            newcomer.name());
    newcomer.update(
        "UPDATE replication.own SET epoch = ?, epoch_told = 1, salvaged_at = NULL",
        epoch.orElse(1));
  }

  private static boolean hasData(Session session) {
    return session.yes("SELECT to_regclass('replication.table_kind') IS NOT NULL")
        && SharedTable.in(session).stream()
            .filter(table -> !table.relation().startsWith("replication."))
            .anyMatch(table -> session.yes("SELECT EXISTS (SELECT FROM " + table.relation() + ")"));
  }

  private static boolean isSalvaged(Session session) {
    return session.yes("SELECT salvaged_at IS NOT NULL FROM replication.own");
  }

  private void drop() throws SQLException {
    try (Session old = Session.openIfThere(entering).orElse(null)) {
      if (old == null) {
        return;
      }
      for (CloudAccess cloud : living) {
        new Link(entering, cloud).drop(old);
        new Link(cloud, entering).dropSlot(old);
      }
      old.list(row -> row.getString(1), "SELECT subname FROM pg_subscription")
          .forEach(
              name -> {
                old.execute("ALTER SUBSCRIPTION " + name + " DISABLE");
                old.execute("ALTER SUBSCRIPTION " + name + " SET (slot_name = NONE)");
                old.execute("DROP SUBSCRIPTION " + name);
              });
      old.list(
          row -> row.getString(1),
          "SELECT pg_drop_replication_slot(slot_name)::text FROM pg_replication_slots"
              + " WHERE database = ? AND NOT active",
          ShopDatabase.NAME);
    }
    try (Connection connection = entering.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + ShopDatabase.NAME + " WITH (FORCE)");
    }
  }
}
