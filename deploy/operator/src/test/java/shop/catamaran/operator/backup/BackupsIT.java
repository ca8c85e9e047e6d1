package shop.catamaran.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.Load;
import shop.catamaran.operator.replication.TestClouds;

/** Backups of real databases: what is in them comes back, and nothing else is taken for one. */
class BackupsIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private static final int KEEP = 3;
  private static final String ORDER = "00000000-0000-4000-8000-000000000001";

  private final TestClouds.Cloud aws = CLOUDS.cloud("aws");
  private final TestClouds.Cloud azure = CLOUDS.cloud("azure");
  @TempDir private Path folder;

  @Test
  void showsOneMomentOfAShopThatRuns() throws Exception {
    Backups backups = backups(aws, 1);
    try (Load load = new Load(aws)) {
      while (load.orders() < 200) {
        Thread.onSpinWait();
      }
      Backups.Taken taken = backups.take(folder, KEEP);
      Backups.Tested tested = backups.test(taken.file());
      assertThat(tested.unequal()).isEmpty();
      assertThat(tested.rows()).isEqualTo(taken.rows()).isGreaterThan(400);
      assertThat(tested.manifest().cloud()).isEqualTo("aws");
      // An order and its event are written at once, and these orders have no lines.
      assertThat(tested.broken()).singleElement().asString().contains("not the sum of their lines");
    }
    assertNoScratch(aws);
  }

  @Test
  void bringsEverythingBackOnAnotherServer() throws Exception {
    sellOne(azure);
    Path file = backups(azure, 1).take(folder, KEEP).file();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .doesNotContain("ada@example.org");
    Backups.Tested tested = backups(aws, 1).test(file);
    assertThat(tested.good()).as(tested.toString()).isTrue();
    assertThat(tested.manifest().cloud()).isEqualTo("azure");

    azure.executeAsAdmin(
        "SET session_replication_role = replica; UPDATE payments.payment SET amount_minor = 1");
    tested = backups(azure, 1).test(backups(azure, 1).take(folder, KEEP).file());
    assertThat(tested.unequal()).isEmpty();
    assertThat(tested.broken())
        .containsExactly("1 paid orders without a captured payment of their total");
    azure.executeAsAdmin(
        "SET session_replication_role = replica; UPDATE payments.payment SET amount_minor = 100");
    assertNoScratch(aws);
    assertNoScratch(azure);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of("empty", damage(bytes -> new byte[0]), "is not a backup"),
        Arguments.of("another file", damage(bytes -> new byte[5000]), "is not a backup"),
        Arguments.of("a byte in the middle", flip(0.5), "is damaged or cut short"),
        Arguments.of("a byte near the end", flip(0.999), "is damaged or cut short"),
        Arguments.of("cut in the middle", cut(0.5), "is damaged or cut short"),
        Arguments.of("cut at the end", cut(0.9999), "is damaged or cut short"),
        Arguments.of("cut after its head", cut(0.01), "is damaged or cut short"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void refusesWhatIsNotWhole(String name, UnaryOperator<byte[]> damage, String sentence)
      throws Exception {
    Path file = backups(aws, 1).take(folder, KEEP).file();
    Files.write(file, damage.apply(Files.readAllBytes(file)));
    assertThatThrownBy(() -> backups(aws, 1).test(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(sentence);
    assertNoScratch(aws);
  }

  @Test
  void refusesAnotherKeyAndNoFile() {
    Path file = backups(aws, 1).take(folder, KEEP).file();
    assertThatThrownBy(() -> backups(aws, 2).check(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("was made with another key");
    assertThatThrownBy(() -> backups(aws, 1).check(folder.resolve("none")))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("There is no file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64 at all!", "c2hvcnQ="})
  void refusesAKeyThatIsNone(String key) {
    assertThatThrownBy(() -> BackupKey.parse(key))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("The backup key is not");
  }

  @Test
  void keepsTheNewestOfItsCloud() throws Exception {
    Files.createFile(folder.resolve("azure-20000101T000000Z.backup"));
    Files.createFile(folder.resolve("aws-20000101T000000Z.backup"));
    Files.createFile(folder.resolve("aws-20000102T000000Z.backup"));
    Backups.Taken taken = backups(aws, 1).take(folder, 2);
    assertThat(taken.removed()).containsExactly(folder.resolve("aws-20000101T000000Z.backup"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "azure-20000101T000000Z.backup",
              "aws-20000102T000000Z.backup",
              taken.file().getFileName().toString());
    }
  }

  private static void sellOne(TestClouds.Cloud cloud) throws Exception {
    cloud.executeAsAdmin(
        """
        SET session_replication_role = replica;
        INSERT INTO orders.orders (id, cloud, number, cart, email, name, line1, line2, postcode,
            city, country, delivery_code, delivery_name, delivery_promise, delivery_minor,
            goods_minor, total_minor, vat_minor, vat_percent, currency, quote_fingerprint,
            placed_at, state)
          VALUES ('%1$s', '%2$s', 'N', '%1$s', 'ada@example.org', E'Ada\\tLovelace', 'l', '', 'p',
            'c', 'NL', 'd', 'd', 'd', 0, 100, 100, 0, 0, 'EUR', 'f', now(), 'PAID');
        INSERT INTO orders.order_line (order_id, cloud, position, sku, product_handle, title,
            options, quantity, unit_minor, currency)
          VALUES ('%1$s', '%2$s', 1, 'S', 'h', 't', '{}', 2, 50, 'EUR');
        INSERT INTO payments.payment (order_id, cloud, amount_minor, currency, token, state,
            gateway_payment_id)
          VALUES ('%1$s', '%2$s', 100, 'EUR', 'tok_12345678', 'CAPTURED', 'pay_1');
        """
            .formatted(ORDER, cloud.access().name()));
  }

  private static void assertNoScratch(TestClouds.Cloud cloud) throws Exception {
    assertThat(cloud.query("SELECT count(*) FROM pg_database WHERE datname LIKE '%restore_test%'"))
        .isEqualTo("0");
  }

  private static Backups backups(TestClouds.Cloud cloud, int key) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) key);
    return new Backups(
        cloud.access(),
        TestClouds.PASSWORDS,
        BackupKey.parse(Base64.getEncoder().encodeToString(bytes)),
        Progress.silent());
  }

  private static UnaryOperator<byte[]> flip(double place) {
    return bytes -> {
      bytes[(int) (bytes.length * place)] ^= 1;
      return bytes;
    };
  }

  private static UnaryOperator<byte[]> cut(double place) {
    return bytes -> Arrays.copyOf(bytes, (int) (bytes.length * place));
  }

  private static UnaryOperator<byte[]> damage(UnaryOperator<byte[]> damage) {
    return damage;
  }
}
