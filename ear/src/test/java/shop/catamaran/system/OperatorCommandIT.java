package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator command as a program: what it says and with what code it ends. */
class OperatorCommandIT {

  private static final String HEADER =
      "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,"
          + "Variant Inventory Qty,Variant Price,Image Src\n";
  private static final String GOOD_ROW =
      "imported-lantern,Imported lantern,A lantern,Catamaran,Lamps,lamp,true,Title,Default Title,"
          + "IMP-LANTERN,12,39.90,\n";
  private static final String BAD_ROW =
      "imported-rope,Imported rope,A rope,Catamaran,Ropes,rope,true,Title,Default Title,"
          + "IMP-ROPE,12,cheap,\n";

  private final RunningShop shop = RunningShop.get();

  @Test
  void aSecondUpSaysThatTheShopRuns() throws Exception {
    Launcher.Outcome outcome = Launcher.run("local", "up", "--state", shop.state().toString());
    assertThat(outcome.output().strip())
        .isEqualTo("The shop is running already: " + shop.url() + "/");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aCatalogueFileIsTakenInOnceAndItsBadRowsAreNamed(@TempDir Path folder) throws Exception {
    Path good = Files.writeString(folder.resolve("good.csv"), HEADER + GOOD_ROW);
    Launcher.Outcome first = importFile(good);
    assertThat(first.errors()).isEmpty();
    assertThat(first.output())
        .contains("Products: 1 created, 0 updated, 0 unchanged; 0 rows left out.");
    assertThat(first.exitCode()).isZero();
    Shopper shopper = new Shopper(shop.url());
    assertThat(shopper.open("/p/imported-lantern").text()).contains("Imported lantern", "39.90");

    Path mixed = Files.writeString(folder.resolve("mixed.csv"), HEADER + GOOD_ROW + BAD_ROW);
    Launcher.Outcome second = importFile(mixed);
    assertThat(second.output())
        .contains("Left out, line 3: ")
        .contains("cheap")
        .contains("Products: 0 created, 0 updated, 1 unchanged; 1 rows left out.");
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(shopper.answer("/p/imported-rope").statusCode()).isEqualTo(404);
    assertThat(shopper.open("/p/imported-lantern").text()).contains("Imported lantern", "39.90");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "--members 0, --members is from 1 to",
        "--members many, many",
        "--clouds mars, aws",
        "--port 99999, --port is from 1 to 65535",
        "--port-base 80, --port-base is from 1024",
        "--no-such-option, --no-such-option",
      })
  void aWrongOptionIsRefusedInOneSentence(String options, String reason, @TempDir Path folder)
      throws Exception {
    String[] line = ("local up --state " + folder + " " + options).split(" ", -1);
    assertRefused(Launcher.run(line), reason);
    assertThat(Launcher.processesOf(folder)).isEmpty();
  }

  @Test
  void aTakenPortIsNamed(@TempDir Path folder) throws Exception {
    open(folder);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(up(folder, other.getLocalPort()), "Port " + other.getLocalPort() + " is taken");
    }
    assertThat(Launcher.processesOf(folder)).isEmpty();
  }

  @Test
  void interruptedWhileItStartsItLeavesNothingRunning(@TempDir Path folder) throws Exception {
    open(folder);
    try (Launcher.Running command =
        Launcher.start(
            "local",
            "up",
            "--clouds",
            "aws",
            "--members",
            "1",
            "--empty",
            "--state",
            folder.toString(),
            "--port",
            Integer.toString(RunningShop.freePort()),
            "--port-base",
            Integer.toString(RunningShop.freePorts()))) {
      await().atMost(Duration.ofSeconds(60)).until(() -> command.hasSaid("Starting aws-1"));
      assertThat(Launcher.processesOf(folder)).isNotEmpty();
      command.interrupt();
      assertThat(command.awaitEnd().exitCode()).isEqualTo(130);
    }
    assertThat(Launcher.processesOf(folder)).isEmpty();
    Launcher.Outcome status = Launcher.run("local", "status", "--state", folder.toString());
    assertThat(status.output()).contains("The shop is not running.");
    assertThat(status.exitCode()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    String state = shop.state().toString();
    assertRefused(Launcher.run("local", "kill", "member", "aws-9", "--state", state), "aws-9");
    assertRefused(Launcher.run("import", "no-such-file.csv", "--state", state), "no-such-file.csv");
    assertRefused(Launcher.run("local", "scale", "mars", "2", "--state", state), "mars");
  }

  private Launcher.Outcome importFile(Path file) throws Exception {
    return Launcher.run("import", file.toString(), "--state", shop.state().toString());
  }

  private static Launcher.Outcome up(Path folder, int port) throws Exception {
    return Launcher.run(
        "local",
        "up",
        "--clouds",
        "aws",
        "--members",
        "1",
        "--state",
        folder.toString(),
        "--port",
        Integer.toString(port),
        "--port-base",
        Integer.toString(RunningShop.freePorts()));
  }

  private static void assertRefused(Launcher.Outcome outcome, String reason) {
    assertThat(outcome.errors().strip()).startsWith("catamaran: ").contains(reason).hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  // The database runs as another user where root runs the tests.
  private static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
