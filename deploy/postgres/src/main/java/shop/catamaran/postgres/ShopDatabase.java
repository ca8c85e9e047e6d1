package shop.catamaran.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The shop's database of one cloud: its roles and its schemas. The role {@link #OWNER} owns the
 * tables and runs the migrations; members sign in as {@link #APPLICATION}, which can only do what
 * the migrations grant it.
 */
public final class ShopDatabase {

  /** The database's name. */
  public static final String NAME = "catamaran";

  /** The role that owns and migrates the schemas. */
  public static final String OWNER = "catamaran_owner";

  /** The role that members sign in as. */
  public static final String APPLICATION = "catamaran_app";

  /** The modules' schemas, as {@link #migrate} takes them. */
  public static final List<String> SCHEMAS = List.of("catalog", "payments", "orders");

  /** The schema with the kinds of tables and the clouds. */
  public static final String REPLICATION = "replication";

  /** The schema that holds the migration histories, which are each cloud's own. */
  public static final String HISTORY_SCHEMA = "migrations";

  private ShopDatabase() {}

  /**
   * Makes the roles and the shop's database, as far as they are not there, and sets their
   * passwords.
   *
   * @param adminUrl JDBC address of any database on the server, signed in to as a superuser
   * @param databaseUrl JDBC address of the shop's database on the same server
   * @param cloud the cloud's name; the database knows it as the setting catamaran.cloud
   */
  public static void create(
      String adminUrl,
      String databaseUrl,
      String adminUser,
      String adminPassword,
      String cloud,
      String ownerPassword,
      String applicationPassword)
      throws SQLException {
    create(
        NAME,
        adminUrl,
        databaseUrl,
        adminUser,
        adminPassword,
        cloud,
        ownerPassword,
        applicationPassword);
  }

  /** The same for a database of another name, beside the shop's. */
  public static void create(
      String name,
      String adminUrl,
      String databaseUrl,
      String adminUser,
      String adminPassword,
      String cloud,
      String ownerPassword,
      String applicationPassword)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(adminUrl, adminUser, adminPassword);
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> role :
          Map.of(OWNER, ownerPassword, APPLICATION, applicationPassword).entrySet()) {
        if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + role.getKey() + "'")) {
          statement.execute("CREATE ROLE " + role.getKey() + " LOGIN");
        }
        statement.execute(
            "ALTER ROLE "
                + role.getKey()
                + " PASSWORD "
                + statement.enquoteLiteral(role.getValue()));
      }
      if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + name + "'")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + OWNER);
      }
      statement.execute(
          "ALTER DATABASE " + name + " SET catamaran.cloud = " + statement.enquoteLiteral(cloud));
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + APPLICATION);
      // How far the other clouds are is told by pg_stat_replication.
      statement.execute("GRANT pg_read_all_stats TO " + APPLICATION);
    }
    try (Connection connection =
            DriverManager.getConnection(databaseUrl, adminUser, adminPassword);
        Statement statement = connection.createStatement()) {
      // Search needs these; both are trusted extensions, but in a schema that no module owns.
      statement.execute("CREATE SCHEMA IF NOT EXISTS extensions AUTHORIZATION " + OWNER);
      statement.execute("GRANT USAGE ON SCHEMA extensions TO " + APPLICATION);
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions");
      statement.execute("CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA extensions");
    }
  }

  /**
   * Brings schemas to the newest version of this release, in the given order; before them, the
   * schema {@link #REPLICATION}, whose functions their migrations call.
   *
   * @param schemas module schemas
   * @throws org.flywaydb.core.api.FlywayException if a migration fails; it is rolled back
   * @throws IllegalStateException if a migration forgot to set the kind of a table
   */
  public static void migrate(String databaseUrl, String ownerPassword, List<String> schemas) {
    migrate(databaseUrl, ownerPassword, schemas, Migrations.ofClassPath());
  }

  /** The same to the newest version of any release. */
  public static void migrate(
      String databaseUrl, String ownerPassword, List<String> schemas, Migrations release) {
    for (String schema : withReplication(schemas)) {
      migrations(databaseUrl, ownerPassword, schema, release).load().migrate();
    }
    finish(databaseUrl, ownerPassword);
  }

  /**
   * Whether schemas went through the migrations of a release, all of them and no others, and
   * through no contraction that it does not know.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database does not answer
   */
  public static boolean isAt(
      String databaseUrl, String ownerPassword, List<String> schemas, Migrations release) {
    return withReplication(schemas).stream()
        .allMatch(
            schema ->
                all(databaseUrl, ownerPassword, schema, release)
                        .filter(MigrationInfo::isVersioned)
                        .map(MigrationInfo::getState)
                        .allMatch(state -> state.isApplied() && state.isResolved())
                    && taken(databaseUrl, ownerPassword, schema, release)
                        .allMatch(step -> step.getState().isResolved()));
  }

  /**
   * The last step of contraction that each schema went through; those that went through none are
   * not in it.
   *
   * @param release that knows these steps
   * @throws org.flywaydb.core.api.FlywayException if the database does not answer
   */
  public static Map<String, String> contractedTo(
      String databaseUrl, String ownerPassword, List<String> schemas, Migrations release) {
    Map<String, String> last = new TreeMap<>();
    for (String schema : withReplication(schemas)) {
      taken(databaseUrl, ownerPassword, schema, release)
          .map(MigrationInfo::getVersion)
          .max(Comparator.naturalOrder())
          .ifPresent(version -> last.put(schema, version.getVersion()));
    }
    return last;
  }

  /** The steps of a schema's contraction that were taken, the release's own and others. */
  private static Stream<MigrationInfo> taken(
      String databaseUrl, String ownerPassword, String schema, Migrations release) {
    return Stream.of(
            contractions(databaseUrl, ownerPassword, schema, release)
                // Most releases take nothing away.
                .failOnMissingLocations(false)
                .load()
                .info()
                .applied())
        .filter(step -> step.getType() == CoreMigrationType.SQL);
  }

  /**
   * The version of each schema that {@link #migrate} would bring it to.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database does not answer
   */
  public static Map<String, String> newestVersions(
      String databaseUrl, String ownerPassword, List<String> schemas, Migrations release) {
    return withReplication(schemas).stream()
        .collect(
            Collectors.toMap(
                schema -> schema,
                schema ->
                    all(databaseUrl, ownerPassword, schema, release)
                        .map(MigrationInfo::getVersion)
                        .max(Comparator.naturalOrder())
                        .map(MigrationVersion::getVersion)
                        .orElse("")));
  }

  /** A schema's migrations: those that it went through, and the release's own. */
  private static Stream<MigrationInfo> all(
      String databaseUrl, String ownerPassword, String schema, Migrations release) {
    return Stream.of(migrations(databaseUrl, ownerPassword, schema, release).load().info().all());
  }

  private static FluentConfiguration migrations(
      String databaseUrl, String ownerPassword, String schema, Migrations release) {
    return flyway(databaseUrl, ownerPassword, schema, release.of(schema))
        .table(schema + "_history");
  }

  private static List<String> withReplication(List<String> schemas) {
    return Stream.concat(Stream.of(REPLICATION), schemas.stream()).distinct().toList();
  }

  /**
   * Takes the steps of a schema's contraction, which takes away what no release that runs needs. A
   * step that was taken is not taken again.
   *
   * @param release that no longer needs it
   * @param version the last step to take
   * @throws org.flywaydb.core.api.FlywayException if one fails; it is rolled back
   */
  public static void contract(
      String databaseUrl, String ownerPassword, String schema, Migrations release, String version) {
    contractions(databaseUrl, ownerPassword, schema, release).target(version).load().migrate();
    finish(databaseUrl, ownerPassword);
  }

  private static FluentConfiguration contractions(
      String databaseUrl, String ownerPassword, String schema, Migrations release) {
    return flyway(databaseUrl, ownerPassword, schema, release.contractionsOf(schema))
        .table(schema + "_contract_history")
        .baselineOnMigrate(true)
        .baselineVersion("0");
  }

  private static FluentConfiguration flyway(
      String databaseUrl, String ownerPassword, String schema, String location) {
    return Flyway.configure()
        .dataSource(databaseUrl, OWNER, ownerPassword)
        .locations(location)
        .schemas(HISTORY_SCHEMA, schema)
        .defaultSchema(HISTORY_SCHEMA)
        .placeholders(Map.of("application", APPLICATION))
        .failOnMissingLocations(true);
  }

  // Members compare the histories with what their release knows before they start.
  private static void finish(String databaseUrl, String ownerPassword) {
    try (Connection connection = DriverManager.getConnection(databaseUrl, OWNER, ownerPassword);
        Statement statement = connection.createStatement()) {
      statement.execute("GRANT USAGE ON SCHEMA " + HISTORY_SCHEMA + " TO " + APPLICATION);
      statement.execute(
          "GRANT SELECT ON ALL TABLES IN SCHEMA " + HISTORY_SCHEMA + " TO " + APPLICATION);
      statement.execute("SELECT replication.check_tables()");
    } catch (SQLException e) {
      throw new IllegalStateException("the schemas cannot be completed: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
