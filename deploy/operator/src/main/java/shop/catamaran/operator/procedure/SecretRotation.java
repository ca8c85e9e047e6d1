package shop.catamaran.operator.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.ShopPasswords;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.postgres.ShopDatabase;

/**
 * Gives a shop new secrets while it sells. Members know two values of each: first all are started
 * anew with the old value, which they use, and the new one beside it, then with the new value and
 * the old one beside it. So whatever was signed, encrypted or signed in with either is good
 * throughout, and the old value until the next rotation. Repeated after it was broken off, it goes
 * on with the round of starts in which it was.
 */
public final class SecretRotation {

  private static final String PASSWORD = "DB_PASSWORD";

  /** What members are told in the form of new,old. */
  private static final List<String> OVERLAPPING =
      List.of("FACES_KEY", "OPERATOR_KEY", "PEER_KEY", "VISITOR_KEY", PASSWORD);

  private static final String OWNER = "DB_OWNER_PASSWORD";
  private static final String REPLICATOR = "DB_REPLICATOR_PASSWORD";

  /** There while new values are known to all members: a hash of each, to tell them from the old. */
  private static final String MARKER = "backups/rotation";

  private static final int BYTES = 32;

  private final Shop shop;
  private final Pace pace;
  private final OperationsLog log;
  private final Progress progress;
  private final SecureRandom random = new SecureRandom();

  SecretRotation(Shop shop, Pace pace, OperationsLog log, Progress progress) {
    this.shop = shop;
    this.pace = pace;
    this.log = log;
    this.progress = progress;
  }

  /** What {@link #rotate} does, one sentence a step. */
  public static List<String> plan() {
    return List.of(
        "Put a new value beside the old one of "
            + String.join(", ", OVERLAPPING)
            + " in every cloud's secret store.",
        "Replace all members, one at a time, so that they know both.",
        "Make the new values the ones that are used, in the stores and in the databases.",
        "Replace all members, one at a time, so that they use the new ones.",
        "Give the databases' owner and the replication new passwords.");
  }

  /**
   * Returns when all members use the new secrets.
   *
   * @throws RefusedException if it would be wrong to go on, saying why
   */
  public void rotate() {
    Steps steps = new Steps();
    log.record(
        "secrets rotate",
        "",
        Map.of(),
        steps,
        () -> {
          if (marker().isEmpty()) {
            steps.run("new values beside the old", this::offer);
            roll("both values known", steps);
            mark();
          } else {
            progress.say("A rotation was broken off; it goes on.");
          }
          steps.run("new values used", this::use);
          roll("new values in use", steps);
          steps.run("owner and replication", this::changeOperators);
          shop.clouds().get(0).storage().delete(MARKER);
          return null;
        });
    progress.say("All members use the new secrets; the old ones are good until the next rotation.");
  }

  // Of a rotation that was broken off before all members knew its values, nobody used them yet.
  private void offer() {
    Map<String, String> fresh = new TreeMap<>();
    OVERLAPPING.forEach(setting -> fresh.put(setting, newValue(setting)));
    for (Target target : shop.clouds()) {
      fresh.forEach(
          (setting, value) -> target.secrets().put(setting, used(target, setting) + "," + value));
      progress.say(target.cloud() + ": new secrets lie beside the old ones.");
    }
  }

  private void use() {
    Map<String, String> hashes = marker();
    for (Target target : shop.clouds()) {
      for (String setting : OVERLAPPING) {
        List<String> values = values(target, setting);
        if (!Sha256.of(values.get(0)).equals(hashes.get(setting))) {
          if (values.size() < 2 || !Sha256.of(values.get(1)).equals(hashes.get(setting))) {
            throw new RefusedException(
                "The secret "
                    + setting
                    + " of "
                    + target.cloud()
                    + " was changed by somebody else meanwhile.");
          }
          target.secrets().put(setting, values.get(1) + "," + values.get(0));
        }
      }
      setPassword(shop.database(target.cloud()), ShopDatabase.APPLICATION, used(target, PASSWORD));
      progress.say(target.cloud() + ": the new secrets are the ones to use.");
    }
  }

  private void roll(String what, Steps steps) {
    Rolling rolling = new Rolling(shop, pace, log, progress);
    for (Target target : shop.clouds()) {
      Steps members = new Steps();
      steps.run(
          target.cloud() + ": " + what,
          () -> rolling.replace(target, "rotation of secrets", member -> true, members));
    }
  }

  private void changeOperators() {
    String owner = newValue(OWNER);
    String replicator = newValue(REPLICATOR);
    for (Target target : shop.clouds()) {
      setPassword(shop.database(target.cloud()), ShopDatabase.OWNER, owner);
      target.secrets().put(OWNER, owner);
      target.secrets().put(REPLICATOR, replicator);
    }
    if (shop.hasSeveralClouds()) {
      ShopPasswords passwords =
          new ShopPasswords(owner, used(shop.clouds().get(0), PASSWORD), replicator);
      new Replication(shop.databases(), passwords, progress).init();
    }
  }

  private void mark() {
    StringBuilder text = new StringBuilder();
    for (String setting : OVERLAPPING) {
      String value = values(shop.clouds().get(0), setting).get(1);
      text.append(setting).append('=').append(Sha256.of(value)).append('\n');
    }
    try {
      Path file = Files.createTempFile("catamaran-", ".rotation");
      try {
        Files.writeString(file, text);
        shop.clouds().get(0).storage().put(file, MARKER);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a temporary file", e);
    }
  }

  private Map<String, String> marker() {
    Target first = shop.clouds().get(0);
    Map<String, String> hashes = new TreeMap<>();
    if (!first.storage().list(MARKER).contains(MARKER)) {
      return hashes;
    }
    try {
      Path folder = Files.createTempDirectory("catamaran-");
      Path file = folder.resolve("rotation");
      try {
        first.storage().get(MARKER, file);
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split("=", 2);
          hashes.put(parts[0], parts.length < 2 ? "" : parts[1]);
        }
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
      return hashes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a temporary file", e);
    }
  }

  private static String used(Target target, String setting) {
    return values(target, setting).get(0);
  }

  private static List<String> values(Target target, String setting) {
    return List.of(
        target
            .secrets()
            .get(setting)
            .filter(value -> !value.isBlank())
            .orElseThrow(
                () ->
                    new RefusedException(
                        "The secret " + setting + " of " + target.cloud() + " has no value."))
            .split(",", -1));
  }

  private String newValue(String setting) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return setting.endsWith("PASSWORD")
        ? Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
        : Base64.getEncoder().encodeToString(bytes);
  }

  private static void setPassword(CloudAccess cloud, String role, String password) {
    try (Connection connection = cloud.connect(ShopDatabase.NAME);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE " + role + " PASSWORD " + statement.enquoteLiteral(password));
    } catch (SQLException e) {
      throw new RefusedException(
          "The database of " + cloud.name() + " refused: " + e.getMessage().strip(), e);
    }
  }
}
