package shop.catamaran.operator.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import shop.catamaran.operator.console.RefusedException;

/** Passwords and keys of one shop, made at its first start; processes get them by environment. */
record Secrets(
    String superuserPassword,
    String ownerPassword,
    String applicationPassword,
    String replicatorPassword,
    String gatewayKey,
    String visitorKey,
    String facesKey,
    String operatorKey,
    String peerKey,
    String backupKey,
    String consolePassword) {

  private static final int BYTES = 32;

  /** Reads the file; makes it, and what it lacks, with mode 600. */
  static Secrets in(Path file) {
    Properties properties = new Properties();
    try {
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          properties.load(in);
        }
      } else {
        createPrivate(file);
      }
      int known = properties.size();
      Secrets secrets =
          new Secrets(
              password(properties, "superuser.password"),
              password(properties, "owner.password"),
              password(properties, "application.password"),
              password(properties, "replicator.password"),
              password(properties, "gateway.key"),
              key(properties, "visitor.key"),
              key(properties, "faces.key"),
              key(properties, "operator.key"),
              key(properties, "peer.key"),
              key(properties, "backup.key"),
              password(properties, "console.password"));
      if (properties.size() != known) {
        try (OutputStream out = Files.newOutputStream(file)) {
          properties.store(out, "Made by catamaran local up. Keep it private.");
        }
      }
      return secrets;
    } catch (IOException e) {
      throw new RefusedException("Cannot keep secrets in " + file + ": " + e.getMessage(), e);
    }
  }

  /** Makes an empty file that its owner alone can read. */
  static void createPrivate(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static String password(Properties properties, String name) {
    return secret(properties, name, Base64.getUrlEncoder().withoutPadding());
  }

  private static String key(Properties properties, String name) {
    return secret(properties, name, Base64.getEncoder());
  }

  private static String secret(Properties properties, String name, Base64.Encoder encoder) {
    return (String)
        properties.computeIfAbsent(
            name,
            any -> {
              byte[] bytes = new byte[BYTES];
              new SecureRandom().nextBytes(bytes);
              return encoder.encodeToString(bytes);
            });
  }

  /**
   * The value that is used of a secret; while it is rotated, another one is known beside it, after
   * a comma.
   */
  static String current(String secret) {
    return secret.split(",", 2)[0];
  }

  /** Never shows a secret. */
  @Override
  public String toString() {
    return "Secrets[...]";
  }
}
