package shop.catamaran.operator.replication;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;

/**
 * A file that names the clouds of a shop and where their databases are. It holds no passwords, but
 * the names of the environment variables that do:
 *
 * <pre>
 * clouds = aws, azure
 * aws.admin = db.aws.example:5432
 * aws.admin.user = postgres
 * aws.admin.password = AWS_ADMIN_PASSWORD
 * aws.reached-by.azure = 10.1.0.4:5432
 * aws.sslmode = verify-full
 * ...
 * owner.password = OWNER_PASSWORD
 * application.password = APPLICATION_PASSWORD
 * replicator.password = REPLICATOR_PASSWORD
 * backup.key = BACKUP_KEY
 * record = shop.example
 * record.server = dns://192.0.2.53
 * aws.target = aws
 * aws.host = aws.shop.example
 * ...
 * </pre>
 *
 * {@code reached-by} and {@code sslmode} (verify-full) may be left out; {@code backup.key} is for
 * backups alone; {@code record}, and what the clouds run on ({@code target} and its settings), are
 * for what is done to members, the latter also for backups in a cloud's object storage.
 */
public final class CloudsFile {

  private static final Pattern OF_DATABASE =
      Pattern.compile("admin(\\..+)?|reached-by\\..+|sslmode");

  private final Path file;
  private final Properties properties = new Properties();
  private final Function<String, String> environment;

  private CloudsFile(Path file, Function<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * Reads a file.
   *
   * @param environment value of an environment variable by its name, null if it is not set
   * @throws RefusedException if it cannot be read
   */
  public static CloudsFile read(Path file, Function<String, String> environment) {
    CloudsFile clouds = new CloudsFile(file, environment);
    try (Reader reader = Files.newBufferedReader(file)) {
      clouds.properties.load(reader);
    } catch (IOException e) {
      throw new RefusedException("There is no file " + file + " that can be read.", e);
    }
    return clouds;
  }

  /**
   * The clouds in the file's order.
   *
   * @throws RefusedException if something is missing in the file or in the environment
   */
  public List<CloudAccess> clouds() {
    return names().map(this::cloud).toList();
  }

  /** The roles' passwords. */
  public ShopPasswords passwords() {
    return new ShopPasswords(
        secret("owner.password"), secret("application.password"), secret("replicator.password"));
  }

  /**
   * Settings of what the clouds run on, by the clouds' names, in the file's order; without those of
   * their databases.
   */
  public Map<String, Map<String, String>> targets() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    names().forEach(name -> all.put(name, targetOf(name)));
    return all;
  }

  private Map<String, String> targetOf(String cloud) {
    Map<String, String> settings = new TreeMap<>();
    String prefix = cloud + ".";
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix)
          && !OF_DATABASE.matcher(key.substring(prefix.length())).matches()) {
        settings.put(key.substring(prefix.length()), value(key));
      }
    }
    return settings;
  }

  /** The shop's name in the DNS. */
  public String recordName() {
    return value("record");
  }

  /** Who is asked for it; the machine's own resolver if the file does not say. */
  public String recordServer() {
    return optional("record.server").orElse("dns:");
  }

  /** What backups are encrypted with, as base64. */
  public String backupKey() {
    return secret("backup.key");
  }

  private Stream<String> names() {
    return Stream.of(value("clouds").split(",", -1)).map(String::strip);
  }

  private CloudAccess cloud(String name) {
    Map<String, Endpoint> reachedBy = new HashMap<>();
    names()
        .forEach(
            peer ->
                optional(name + ".reached-by." + peer)
                    .ifPresent(place -> reachedBy.put(peer, Endpoint.parse(place))));
    return new CloudAccess(
        name,
        Endpoint.parse(value(name + ".admin")),
        value(name + ".admin.user"),
        secret(name + ".admin.password"),
        reachedBy,
        optional(name + ".sslmode").orElse("verify-full"));
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(properties.getProperty(key)).map(String::strip);
  }

  private String value(String key) {
    return optional(key)
        .orElseThrow(() -> new RefusedException("The file " + file + " lacks " + key + "."));
  }

  private String secret(String key) {
    String variable = value(key);
    return Optional.ofNullable(environment.apply(variable))
        .orElseThrow(
            () ->
                new RefusedException(
                    "The environment variable " + variable + ", the " + key + ", is not set."));
  }
}
