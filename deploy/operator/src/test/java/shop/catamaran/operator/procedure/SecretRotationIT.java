package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.TestClouds;
import shop.catamaran.postgres.ShopDatabase;

/** New secrets for members and databases, at no moment unknown to somebody who needs them. */
class SecretRotationIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private static final Pace FAST =
      new Pace(
          Duration.ofMillis(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          Duration.ofMillis(10),
          Duration.ofSeconds(1));
  private static final List<String> KEYS =
      List.of("VISITOR_KEY", "OPERATOR_KEY", "PEER_KEY", "FACES_KEY");

  @TempDir private Path folder;
  private FakeTarget aws;
  private FakeTarget azure;
  private SecretRotation rotation;

  @BeforeAll
  static void link() {
    CLOUDS.replication("aws", "azure").init();
  }

  @BeforeEach
  void open() {
    aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder.resolve("aws")));
    azure = new FakeTarget("azure", 2, "1.0", FakeTarget.storageIn(folder.resolve("azure")));
    for (FakeTarget target : List.of(aws, azure)) {
      KEYS.forEach(key -> target.secrets().put(key, "old"));
      target.secrets().put("DB_PASSWORD", TestClouds.PASSWORDS.application());
    }
    rotation =
        new SecretRotation(
            new Shop(
                aws.url(),
                List.of(aws, azure),
                List.of(CLOUDS.cloud("aws").access(), CLOUDS.cloud("azure").access()),
                TestClouds.PASSWORDS,
                cloud -> true),
            FAST,
            new OperationsLog(folder.resolve("operations.jsonl"), Clock.systemUTC()),
            Progress.silent());
  }

  // The other test begins with the passwords that the servers were made with.
  @AfterEach
  void close() throws SQLException {
    aws.close();
    azure.close();
    for (String cloud : List.of("aws", "azure")) {
      CLOUDS
          .cloud(cloud)
          .executeAsAdmin(
              "ALTER ROLE catamaran_app PASSWORD '" + TestClouds.PASSWORDS.application() + "'");
    }
  }

  @Test
  void everybodyKnowsBothValuesBeforeAnybodyUsesTheNewOne() throws Exception {
    // What each member was started with, in the order in which members were started.
    List<String> started = new java.util.concurrent.CopyOnWriteArrayList<>();
    aws.onReplace = member -> started.add(value(aws, "VISITOR_KEY"));
    azure.onReplace = member -> started.add(value(azure, "VISITOR_KEY"));
    rotation.rotate();
    String fresh = value(aws, "VISITOR_KEY").split(",", 2)[0];
    assertThat(fresh).isNotEqualTo("old").hasSize(44);
    String both = "old," + fresh;
    String turned = fresh + ",old";
    assertThat(started).containsExactly(both, both, both, both, turned, turned, turned, turned);
    for (String key : KEYS) {
      assertThat(value(azure, key)).isEqualTo(value(aws, key)).endsWith(",old");
    }
    assertThat(Stream.of("aws", "azure")).allMatch(this::takesTheNewPassword);
    assertThat(aws.storage().list("backups/")).isEmpty();
    assertThat(value(aws, "DB_OWNER_PASSWORD")).isNotEqualTo(TestClouds.PASSWORDS.owner());
    CLOUDS
        .cloud("aws")
        .executeAsAdmin(
            "INSERT INTO catalog.category (slug, name, path, position)"
                + " VALUES ('s', 't', ARRAY['s'], 1) ON CONFLICT DO NOTHING");
    CLOUDS.assertEqual("aws", "azure");
  }

  @Test
  void goesOnWhereItWasBrokenOff() {
    int[] replaced = {0};
    aws.onReplace =
        member -> {
          // The second member of the second round.
          if (++replaced[0] == 4) {
            throw new RefusedException("Broken off.");
          }
        };
    assertThatThrownBy(() -> rotation.rotate()).hasMessage("Broken off.");
    String fresh = value(aws, "VISITOR_KEY").split(",", 2)[0];
    assertThat(value(azure, "VISITOR_KEY")).isEqualTo(fresh + ",old");
    rotation.rotate();
    assertThat(value(aws, "VISITOR_KEY")).as("no third value came up").isEqualTo(fresh + ",old");
    assertThat(takesTheNewPassword("aws")).isTrue();
    assertThat(aws.asked.stream().filter(asked -> asked.startsWith("replace"))).hasSize(4 + 2);
  }

  @Test
  void refusesASecretWithoutAValue() {
    azure.secrets().put("PEER_KEY", "");
    assertThatThrownBy(() -> rotation.rotate())
        .hasMessage("The secret PEER_KEY of azure has no value.");
  }

  private static String value(FakeTarget target, String setting) {
    return target.secrets().get(setting).orElseThrow();
  }

  private boolean takesTheNewPassword(String cloud) {
    FakeTarget target = cloud.equals("aws") ? aws : azure;
    String password = value(target, "DB_PASSWORD").split(",", 2)[0];
    try (Connection connection =
        DriverManager.getConnection(
            CLOUDS.cloud(cloud).access().jdbcUrl(ShopDatabase.NAME),
            ShopDatabase.APPLICATION,
            password)) {
      return !password.equals(TestClouds.PASSWORDS.application()) && connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}
