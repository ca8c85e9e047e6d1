package shop.catamaran.operator.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.SecretStore;

/** The secrets of the shop on this machine, which all of its clouds share. */
record LocalSecrets(Path file) implements SecretStore {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "DB_PASSWORD", "application.password",
          "FACES_KEY", "faces.key",
          "OPERATOR_KEY", "operator.key",
          "PEER_KEY", "peer.key",
          "VISITOR_KEY", "visitor.key",
          "DB_OWNER_PASSWORD", "owner.password",
          "DB_REPLICATOR_PASSWORD", "replicator.password");

  @Override
  public Optional<String> get(String setting) {
    return Optional.ofNullable(read().getProperty(property(setting)));
  }

  @Override
  public void put(String setting, String value) {
    Properties all = read();
    all.setProperty(property(setting), value);
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(next);
      Secrets.createPrivate(next);
      try (OutputStream out = Files.newOutputStream(next)) {
        all.store(out, "Made by catamaran. Keep it private.");
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RefusedException("Cannot keep secrets in " + file + ": " + e.getMessage(), e);
    }
  }

  private Properties read() {
    Properties all = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      all.load(in);
      return all;
    } catch (IOException e) {
      throw new RefusedException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String property(String setting) {
    return Optional.ofNullable(PROPERTIES.get(setting))
        .orElseThrow(() -> new RefusedException("There is no secret " + setting + "."));
  }
}
