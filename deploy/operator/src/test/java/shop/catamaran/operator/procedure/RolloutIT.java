package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.backup.BackupKey;
import shop.catamaran.operator.backup.Backups;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.TestClouds;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.Traffic;
import shop.catamaran.postgres.Migrations;

/** Releases that come and go, and that stop by themselves, on real databases. */
class RolloutIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private static final List<String> MIGRATIONS =
      List.of(
          "replication/V1__replication.sql",
          "catalog/V1__catalog.sql",
          "catalog/V2__stock_between_clouds.sql",
          "payments/V1__payments.sql",
          "orders/V1__orders.sql",
          "orders/V2__idempotency_purge.sql",
          "orders/V3__two_clouds.sql",
          "orders/V4__twins_in_bulk.sql");
  private static final Pace FAST =
      new Pace(
          Duration.ofMillis(20),
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofSeconds(1));

  /** Long enough for two looks at the shop. */
  private static final Pace WATCHFUL = FAST.withBake(Duration.ofMillis(1500));

  @TempDir private Path folder;
  private FakeTarget aws;
  private FakeTarget azure;
  private OperationsLog log;
  private Rollout rollout;

  @BeforeAll
  static void link() {
    CLOUDS.replication("aws", "azure").init();
  }

  @BeforeEach
  void open() {
    aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder.resolve("aws")));
    azure = new FakeTarget("azure", 3, "1.0", FakeTarget.storageIn(folder.resolve("azure")));
    log = new OperationsLog(folder.resolve("operations.jsonl"), Clock.systemUTC());
    rollout = at(FAST);
  }

  private Rollout at(Pace pace) {
    return new Rollout(
        new Shop(
            aws.url(),
            List.of(aws, azure),
            List.of(CLOUDS.cloud("aws").access(), CLOUDS.cloud("azure").access()),
            TestClouds.PASSWORDS,
            cloud -> true),
        pace,
        log,
        Progress.silent());
  }

  @AfterEach
  void close() {
    aws.close();
    azure.close();
  }

  @Test
  void goesCloudByCloudAndMemberByMember() throws Exception {
    aws.onReplace = member -> assertThat(azure.asked).isEmpty();
    release("2.0", war(Map.of()));
    assertThat(aws.asked).containsExactly("start with 2.0", "replace aws-1", "replace aws-2");
    assertThat(aws.releases()).containsExactly("2.0", "2.0");
    assertThat(azure.releases()).containsExactly("2.0", "2.0", "2.0");
    assertThat(log.read())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.done()).isTrue();
              assertThat(entry.fact("from")).isEqualTo("1.0");
              assertThat(entry.seconds()).containsKeys("expand", "aws-1 replaced", "aws watched");
            });
  }

  @Test
  void theNamedCloudGoesFirst() throws Exception {
    azure.onReplace = member -> assertThat(aws.asked).isEmpty();
    rollout.release("2.0", Optional.of(war(Map.of())), Optional.of("azure"));
    assertThat(aws.releases()).containsOnly("2.0");
  }

  @Test
  void waitsForFailedRequestsThatShowLate() throws Exception {
    Duration late = Duration.ofSeconds(2);
    aws.delay = late.plusSeconds(1);
    aws.onReplace =
        member -> {
          long then = System.nanoTime();
          aws.counted =
              () ->
                  System.nanoTime() - then < late.toNanos()
                      ? new Traffic(1000, 0)
                      : new Traffic(1100, 5);
        };
    Path war = war(Map.of());
    assertThatThrownBy(() -> release("2.0", war))
        .hasMessage("Stopped: 5 of 100 requests of shoppers failed in aws.");
    assertThat(azure.asked).isEmpty();
  }

  @Test
  void stopsWhenShoppersRequestsFailAndGoesOnWhenRepeated() throws Exception {
    aws.onReplace = member -> aws.serve(100, 5);
    Path war = war(Map.of());
    assertThatThrownBy(() -> release("2.0", war))
        .isInstanceOf(RefusedException.class)
        .hasMessage("Stopped: 5 of 100 requests of shoppers failed in aws.");
    assertThat(azure.asked).as("the other cloud is not touched").isEmpty();
    assertThat(aws.asked).containsExactly("start with 2.0", "replace aws-1");
    assertThat(log.read()).singleElement().matches(entry -> !entry.done());

    aws.onReplace = member -> {};
    release("2.0", war);
    assertThat(aws.asked).containsSubsequence("replace aws-1", "replace aws-2");
    assertThat(aws.asked).doesNotContain("replace aws-3");
    assertThat(azure.releases()).containsOnly("2.0");
  }

  @Test
  void stopsWhileItWatchesWhenTheShopDoesNotAnswer() throws Exception {
    azure.onReplace = member -> azure.answer(member.equals("azure-3") ? 500 : 200);
    Optional<Path> war = Optional.of(war(Map.of()));
    assertThatThrownBy(() -> at(WATCHFUL).release("2.0", war, Optional.empty()))
        .hasMessageStartingWith("Stopped: ")
        .hasMessageContaining("looks at the shop in a row failed in azure")
        .hasMessageContaining("answered 500");
  }

  @Test
  void stopsAtAMemberThatFails() throws Exception {
    aws.started = TargetMember.Condition.FAILED;
    Path war = war(Map.of());
    assertThatThrownBy(() -> release("2.0", war)).hasMessageContaining("aws-3 has failed");
    assertThat(aws.asked).containsExactly("start with 2.0", "replace aws-1");
  }

  @Test
  void goesBackToWhatRanBefore() throws Exception {
    assertThatThrownBy(() -> rollout.rollback(Optional.empty()))
        .hasMessageContaining("none goes back");
    release("1.0", war(Map.of()));
    release("2.0", war(Map.of("other.txt", "2")));
    assertThat(rollout.rollback(Optional.empty())).isEqualTo("1.0");
    assertThat(aws.releases()).containsOnly("1.0");
    assertThat(azure.releases()).containsOnly("1.0");
  }

  @Test
  void goesBackFromAReleaseThatWasEndedFromOutside() throws Exception {
    release("1.0", war(Map.of()));
    // Not refused: nothing is written down of its end.
    aws.onReplace = member -> failWhen(member.equals("aws-2"));
    Path war = war(Map.of("other.txt", "2"));
    assertThatThrownBy(() -> release("2.0", war)).isInstanceOf(IllegalStateException.class);
    assertThat(rollout.previous()).isEqualTo("1.0");
    aws.onReplace = member -> {};
    release("2.0", war);
    assertThat(rollout.previous()).isEqualTo("1.0");
  }

  @Test
  void aRollbackThatWasBrokenOffGoesOn() throws Exception {
    release("1.0", war(Map.of()));
    release("2.0", war(Map.of("other.txt", "2")));
    azure.onReplace =
        member -> {
          throw new RefusedException("No more machines.");
        };
    assertThatThrownBy(() -> rollout.rollback(Optional.empty())).hasMessage("No more machines.");
    assertThat(rollout.previous()).isEqualTo("1.0");
    azure.onReplace = member -> failWhen(true);
    assertThatThrownBy(() -> rollout.rollback(Optional.empty()))
        .isInstanceOf(IllegalStateException.class);
    azure.onReplace = member -> {};
    assertThat(rollout.rollback(Optional.empty())).isEqualTo("1.0");
    assertThat(aws.releases()).containsOnly("1.0");
    assertThat(azure.releases()).containsOnly("1.0");
  }

  private static void failWhen(boolean ended) {
    if (ended) {
      throw new IllegalStateException();
    }
  }

  @Test
  void refusesAnotherArchiveUnderTheSameVersion() throws Exception {
    release("2.0", war(Map.of()));
    Path other = war(Map.of("other.txt", "2"));
    assertThatThrownBy(() -> release("2.0", other)).hasMessageContaining("Another archive lies in");
  }

  @Test
  void refusesWhatIsNoRelease() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.tar.gz"), "no archive");
    assertThatThrownBy(() -> release("2.0", text)).hasMessageContaining("is no archive");
    assertThatThrownBy(() -> release("../2.0", text)).hasMessageContaining("is no version");
    assertThatThrownBy(() -> rollout.release("9", Optional.empty(), Optional.empty()))
        .hasMessageContaining("No cloud keeps a release 9");
    azure.answer(503);
    Path war = war(Map.of());
    assertThatThrownBy(() -> release("2.0", war)).hasMessageContaining("azure does not sell now");
    assertThat(aws.asked).isEmpty();
  }

  @Test
  void expandsBeforeMembersAndContractsOnlyWhenAllRunTheRelease() throws Exception {
    release("1.0", war(Map.of()));
    Path next =
        war(
            Map.of(
                "WEB-INF/classes/db/orders/V90__gift.sql",
                "ALTER TABLE orders.cart_line ADD COLUMN gift boolean NOT NULL DEFAULT false;",
                "WEB-INF/classes/db/contract/orders/V1__retire.sql",
                "SELECT replication.retire('orders.cart_line', 'gift');",
                "WEB-INF/classes/db/contract/orders/V2__drop.sql",
                "ALTER TABLE orders.cart_line DROP COLUMN gift;"));
    aws.onReplace = member -> assertThat(hasGift("aws") && hasGift("azure")).isTrue();
    azure.onReplace =
        member -> {
          if (member.equals("azure-3")) {
            throw new RefusedException("No more machines.");
          }
        };
    assertThatThrownBy(() -> release("2.0", next)).hasMessage("No more machines.");
    assertThatThrownBy(() -> rollout.contract())
        .hasMessageContaining("Not all members of all clouds run one release, but 1.0 and 2.0");
    azure.onReplace = member -> {};
    release("2.0", next);
    assertThat(hasGift("aws")).isTrue();
    assertThat(rollout.contract()).containsExactly("orders 1", "orders 2");
    assertThat(hasGift("aws") || hasGift("azure")).isFalse();
    assertThat(rollout.contract()).isEmpty();
    assertThatThrownBy(() -> rollout.rollback(Optional.empty()))
        .hasMessageContaining("went through the contractions 1, 2");
    assertThat(aws.releases()).containsOnly("2.0");
    CLOUDS.assertEqual("aws", "azure");
    rebuildsACloudOf(next, "2");
    restoresABackupOf(next);
    // The other tests' releases know nothing of these.
    inBoth("DROP TABLE migrations.orders_contract_history");
    inBoth("DELETE FROM migrations.orders_history WHERE version = '90'");
  }

  @Test
  void rebuildsACloudThatWentThroughAContractionOnly() throws Exception {
    release("1.0", war(Map.of()));
    Path next =
        war(
            Map.of(
                "WEB-INF/classes/db/contract/orders/V1__comment.sql",
                "COMMENT ON TABLE orders.cart_line IS 'contracted';"));
    release("2.0", next);
    assertThat(rollout.contract()).containsExactly("orders 1");
    rebuildsACloudOf(next, "1");
    inBoth("DROP TABLE migrations.orders_contract_history");
  }

  private static void inBoth(String sql) throws SQLException {
    for (String cloud : List.of("aws", "azure")) {
      CLOUDS.cloud(cloud).executeAsAdmin(sql);
    }
  }

  private void rebuildsACloudOf(Path release, String contraction) throws Exception {
    Replication ofThisBuild = CLOUDS.replication("aws", "azure");
    assertThatThrownBy(() -> ofThisBuild.rebuild("azure", true))
        .hasMessageContaining("aws has schemas that this command cannot make");
    CLOUDS.assertEqual("aws", "azure");
    new Replication(
            List.of(CLOUDS.cloud("aws").access(), CLOUDS.cloud("azure").access()),
            TestClouds.PASSWORDS,
            Progress.silent(),
            () -> known(release))
        .rebuild("azure", true);
    assertThat(hasGift("azure")).isFalse();
    assertThat(
            CLOUDS
                .cloud("azure")
                .query("SELECT max(version) FROM migrations.orders_contract_history"))
        .isEqualTo(contraction);
    assertThat(rollout.contract()).isEmpty();
    CLOUDS.assertEqual("aws", "azure");
  }

  private void restoresABackupOf(Path release) throws Exception {
    Path backup = backups(() -> List.of(Migrations.ofClassPath())).take(folder, 1).file();
    assertThatThrownBy(() -> backups(() -> List.of(Migrations.ofClassPath())).test(backup))
        .hasMessageContaining("orders=90")
        .hasMessageContaining("use the command of that release");
    assertThat(backups(() -> known(release)).test(backup)).matches(Backups.Tested::good);
  }

  private static Backups backups(Supplier<List<Migrations>> releases) {
    return new Backups(
        CLOUDS.cloud("aws").access(),
        TestClouds.PASSWORDS,
        BackupKey.parse(Base64.getEncoder().encodeToString(new byte[32])),
        Progress.silent(),
        releases);
  }

  private List<Migrations> known(Path release) {
    try {
      Path migrations = Files.createTempDirectory(folder, "release").resolve("db");
      MigrationFiles.unpack(release, migrations);
      return List.of(Migrations.ofClassPath(), Migrations.in(migrations));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasGift(String cloud) {
    try {
      return CLOUDS
          .cloud(cloud)
          .query(
              "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'orders'"
                  + " AND table_name = 'cart_line' AND column_name = 'gift'")
          .equals("1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void release(String version, Path archive) {
    rollout.release(version, Optional.of(archive), Optional.empty());
  }

  /** An application with this build's migrations, and what else it shall hold. */
  private Path war(Map<String, String> more) throws IOException {
    Path war = Files.createTempFile(folder, "shop", ".war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      for (String migration : MIGRATIONS) {
        zip.putNextEntry(new ZipEntry("WEB-INF/classes/db/" + migration));
        try (InputStream in = RolloutIT.class.getResourceAsStream("/db/" + migration)) {
          in.transferTo(zip);
        }
      }
      for (Map.Entry<String, String> entry : more.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return war;
  }
}
