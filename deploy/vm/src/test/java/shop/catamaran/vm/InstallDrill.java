package shop.catamaran.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.UpOptions;

/**
 * A bare machine gets the release from the cloud's object storage, installs it, and its member
 * sells what the shop's database has.
 */
@Tag("long")
class InstallDrill {

  private static final Path RELEASE = Path.of("target/catamaran.tar.gz");
  private static final int PORT_BASE = 25_100;
  private static final int SHOP_PORT = 25_200;
  private static final int MEMBER_PORT = 25_201;
  private static final int CLUSTER_PORT = 25_202;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final String URL = "http://127.0.0.1:" + MEMBER_PORT;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private int starts;

  @Test
  void aBareMachineBecomesAMember() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can make a machine");
    assumeTrue(Files.exists(Path.of("/usr/bin/mmdebstrap")), "mmdebstrap is not installed");
    Path folder = Files.createTempDirectory("catamaran-vm");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Progress progress = new Progress(new PrintStream(System.out, true));
    LocalShop shop = new LocalShop(Installation.find(), folder.resolve("shop"), progress);
    try (FakeCloud cloud = new FakeCloud();
        Machine machine = Machine.bare(folder)) {
      progress.say("There is a bare machine.");
      shop.up(
          UpOptions.standard().withClouds("azure").withMembers(1).onPorts(SHOP_PORT, PORT_BASE));
      Properties secrets = secrets(folder.resolve("shop/secrets.properties"));
      serve(cloud, secrets);
      layCloudInit(machine, cloud, "0".repeat(64));
      assertThat(machine.exitCodeInside("/usr/local/sbin/catamaran-first-boot")).isEqualTo(1);
      assertThat(machine.log()).content().contains("is not the one with SHA-256 000");
      assertThat(machine.path("opt/catamaran")).doesNotExist();

      layCloudInit(machine, cloud, sha256(RELEASE));
      machine.runInside("/usr/local/sbin/catamaran-first-boot");
      assertThat(machine.path("etc/systemd/system/multi-user.target.wants"))
          .isDirectoryContaining("glob:**/catamaran-member.service")
          .isDirectoryContaining("glob:**/catamaran-agent.service");
      Path archive = machine.path("var/lib/catamaran/classes.jsa");
      assertThat(archive).exists();
      progress.say("The release is installed.");

      double fast = sellsAndLeaves(machine, secrets);
      Files.delete(archive);
      double slow = sellsAndLeaves(machine, secrets);
      progress.say(
          "A member is ready after %.1f s with the archive of classes, %.1f s without."
              .formatted(fast, slow));
    } finally {
      shop.downAndDelete();
    }
  }

  /** Returns the seconds that the start took. */
  private double sellsAndLeaves(Machine machine, Properties secrets) throws Exception {
    machine.runUnit("ExecStartPre");
    Path file = machine.path("run/catamaran/secrets.env");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file)).contains(secrets.getProperty("application.password"));
    long start = System.nanoTime();
    Process member = machine.unit("ExecStart");
    try {
      await()
          .atMost(START_TIMEOUT)
          .ignoreExceptions()
          .until(() -> !member.isAlive() || get("/health/ready").statusCode() == 200);
      assertThat(member.isAlive()).as("see " + machine.log()).isTrue();
      double seconds = (System.nanoTime() - start) / 1e9;
      HttpResponse<String> page = get("/");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("/p/");
      // A server that remembered the shop of an earlier run would start it twice.
      assertThat(machine.startsOfTheShop()).isEqualTo(++starts);
      assertThat(get("/health/cloud").body()).contains("\"cloud\":\"azure\"");
      assertThat(Files.readString(Path.of("/proc", member.pid() + "", "status")))
          .contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1");

      Process drain = machine.unit("ExecStop");
      await().atMost(Duration.ofSeconds(5)).until(() -> get("/health/ready").statusCode() == 503);
      assertThat(get("/").statusCode()).isEqualTo(200);
      assertThat(drain.waitFor(30, TimeUnit.SECONDS)).isTrue();
      member.destroy();
      assertThat(member.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return seconds;
    } finally {
      member.destroyForcibly().waitFor();
    }
  }

  // What the stamp's cloud-init writes.
  private static void layCloudInit(Machine machine, FakeCloud cloud, String sha256)
      throws Exception {
    Files.createDirectories(machine.path("etc/catamaran"));
    Files.writeString(
        machine.path("etc/catamaran/stamp.env"),
        """
        CLOUD='azure'
        REGION='germanywestcentral'
        IDENTITY='the-identity'
        METADATA='%1$s'
        SECRET_STORE='%1$s'
        SECRETS='DB_PASSWORD=db FACES_KEY=faces GATEWAY_KEY=gateway OPERATOR_KEY=operator VISITOR_KEY=visitor'
        RELEASE='1.0.0'
        RELEASE_URL='%1$s/releases/1.0.0/catamaran.tar.gz'
        RELEASE_SHA256='%2$s'
        CLUSTER_NAME='catamaran-azure'
        CLUSTER_TAG_NAME='catamaran-cluster'
        CLUSTER_TAG_VALUE='catamaran'
        CLUSTER_MEMBERS='127.0.0.1:%3$d'
        CLUSTER_PORT='%3$d'
        ADDRESS='127.0.0.1'
        HTTP_ADDRESS='127.0.0.1'
        HTTP_PORT='%4$d'
        JAVA_OPTIONS='-Xmx500m'
        DRAIN_SECONDS='10'
        CONFIRM_POLICY='local'
        COOKIES_SECURE='false'
        DB_HOST='127.0.2.1'
        DB_NAME='catamaran'
        DB_PORT='%5$d'
        DB_USER='catamaran_app'
        GATEWAY_URL='http://127.0.0.1:%6$d'
        GATEWAY_PUBLIC_URL='http://127.0.0.1:%6$d'
        MAIL_FROM='shop@catamaran.example'
        MAIL_HOST='127.0.0.1'
        MAIL_PORT='%7$d'
        SHOP_URL='http://127.0.0.1:%4$d'
        """
            .formatted(
                cloud.url(),
                sha256,
                CLUSTER_PORT,
                MEMBER_PORT,
                PORT_BASE + 40,
                PORT_BASE,
                PORT_BASE + 1));
    for (String program : new String[] {"catamaran-cloud", "catamaran-first-boot"}) {
      Path target = machine.path("usr/local/sbin").resolve(program);
      Files.deleteIfExists(target);
      Files.copy(Path.of(program), target);
    }
    machine.runInside("apt-get", "update", "-qq");
    machine.runInside(
        "apt-get", "install", "-y", "-qq", "ca-certificates", "curl", "python3-minimal");
  }

  private static void serve(FakeCloud cloud, Properties secrets) throws Exception {
    cloud
        .answers("/metadata/identity/oauth2/token", "{\"access_token\": \"a-token\"}")
        .answers("/releases/1.0.0/catamaran.tar.gz", Files.readAllBytes(RELEASE));
    Map.of(
            "db", "application.password",
            "faces", "faces.key",
            "gateway", "gateway.key",
            "operator", "operator.key",
            "visitor", "visitor.key")
        .forEach(
            (name, key) ->
                cloud.answers(
                    "/secrets/" + name, "{\"value\": \"" + secrets.getProperty(key) + "\"}"));
  }

  private static Properties secrets(Path file) throws Exception {
    Properties secrets = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      secrets.load(in);
    }
    return secrets;
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(URL + path)).timeout(Duration.ofSeconds(10)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }
}
