package shop.catamaran.operator.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;

/** The folder that holds all of one shop: its state file, secrets, data and logs. */
final class StateFolder {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String OPEN = "rwxr-xr-x";
  private static final String PRIVATE = "rwx------";

  private static final String LOG = ".log";
  private static final List<String> OWN =
      List.of(
          "clouds",
          "consoles",
          "members",
          "gateway",
          "mail",
          "catalogue",
          "record",
          "edge",
          "logs",
          "operations.jsonl",
          "releases",
          "postgresql",
          "postgresql.lock",
          "secrets.properties",
          "shop.json.new",
          "shop.json",
          "shop.lock");

  private final Path root;

  StateFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  /** Makes the folders. Servers that run as another user must be able to pass through. */
  void create() {
    folder(root, OPEN);
    folder(root.resolve("logs"), OPEN);
  }

  Path log(String process) {
    return root.resolve("logs").resolve(process + LOG);
  }

  Path database(String cloud) {
    return folder(folder(root.resolve("clouds"), OPEN).resolve(cloud), OPEN).resolve("database");
  }

  void deleteDatabase(String cloud) {
    try {
      PayaraServer.deleteTree(database(cloud));
    } catch (IOException e) {
      throw new RefusedException("Cannot delete " + database(cloud) + ": " + e.getMessage(), e);
    }
  }

  /** By how many seconds the clock of a cloud is wrong; not there if it is right. */
  Path clockOffset(String cloud) {
    return folder(folder(root.resolve("clouds"), OPEN).resolve(cloud), OPEN)
        .resolve("clock-offset");
  }

  Path balancer(String cloud) {
    Path clouds = folder(folder(root.resolve("clouds"), OPEN).resolve(cloud), OPEN);
    return folder(clouds.resolve("balancer"), OPEN);
  }

  Path member(String member) {
    return folder(folder(root.resolve("members"), PRIVATE).resolve(member), PRIVATE);
  }

  /** Not made; the console's server does that at each start. */
  Path console(String cloud) {
    return folder(root.resolve("consoles"), PRIVATE).resolve(cloud);
  }

  /** Where an operator reads passwords and keys. */
  Path secretsFile() {
    return root.resolve("secrets.properties");
  }

  Path record() {
    return folder(root.resolve("record"), OPEN);
  }

  Path edge() {
    return folder(root.resolve("edge"), OPEN);
  }

  Path gateway() {
    return folder(root.resolve("gateway"), PRIVATE);
  }

  Path mail() {
    return folder(root.resolve("mail"), PRIVATE);
  }

  Path catalogue() {
    return folder(root.resolve("catalogue"), PRIVATE);
  }

  /** Where a release is started from. */
  Path release(String version) {
    return folder(folder(root.resolve("releases"), PRIVATE).resolve(version), PRIVATE);
  }

  /** What the schemas of a release are made of; not there until it is asked for. */
  Path migrations(String version) {
    return release(version).resolve("db");
  }

  /** What operators did. */
  Path operationsLog() {
    return root.resolve("operations.jsonl");
  }

  /** What stands here for the object storage of a cloud. */
  Path objectStorage(String cloud) {
    return folder(folder(root.resolve("object-storage"), PRIVATE).resolve(cloud), PRIVATE);
  }

  // The first to ask makes them, and several clouds' servers may start at once.
  synchronized Secrets secrets() {
    return Secrets.in(secretsFile());
  }

  /** The same secrets, to be changed. */
  LocalSecrets secretStore() {
    return new LocalSecrets(root.resolve("secrets.properties"));
  }

  /**
   * The state, or empty if nothing was ever started here.
   *
   * @throws RefusedException if the file cannot be understood
   */
  Optional<LocalState> read() {
    Path file = stateFile();
    try {
      LocalState state = JSON.readValue(Files.readString(file), LocalState.class);
      if (state == null || state.version() != LocalState.VERSION) {
        throw new RefusedException(
            "The state file " + file + " was written by another version of this command.");
      }
      return Optional.of(state);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          "The state file "
              + file
              + " is damaged: end the shop's processes by hand (they name "
              + root
              + " in their command lines) and delete the file.",
          e);
    } catch (IOException e) {
      throw new RefusedException("Cannot read the state file " + file + ": " + e.getMessage(), e);
    }
  }

  /** Writes the state; after a crash the file holds the old state or the new one. */
  void write(LocalState state) {
    Path next = root.resolve("shop.json.new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(JSON.writeValueAsBytes(state));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      Files.move(
          next, stateFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RefusedException(
          "Cannot write the state file " + stateFile() + ": " + e.getMessage(), e);
    }
  }

  /** Runs an action while no other command changes this shop. */
  <T> T locked(Supplier<T> action) {
    create();
    try (FileChannel channel =
            FileChannel.open(
                root.resolve("shop.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (lock == null) {
        throw busy(null);
      }
      return action.get();
    } catch (IOException e) {
      throw new RefusedException("Cannot write in " + root + ": " + e.getMessage(), e);
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw busy(e);
    }
  }

  /** Names of the logs there are. */
  List<String> logs() {
    try (Stream<Path> files = Files.list(root.resolve("logs"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(LOG))
          .map(name -> name.substring(0, name.length() - LOG.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Deletes what this class and the servers put into the folder, and nothing else. */
  void delete() {
    try {
      for (String name : OWN) {
        PayaraServer.deleteTree(root.resolve(name));
      }
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.list(root)) {
          if (files.findAny().isPresent()) {
            return;
          }
        }
        Files.delete(root);
      }
    } catch (IOException e) {
      throw new RefusedException("Cannot delete all of " + root + ": " + e.getMessage(), e);
    }
  }

  private RefusedException busy(Throwable cause) {
    return new RefusedException(
        "Another command is at work on the shop in " + root + "; wait until it is done.", cause);
  }

  private Path stateFile() {
    return root.resolve("shop.json");
  }

  private static Path folder(Path folder, String permissions) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
      }
      return folder;
    } catch (IOException e) {
      throw new RefusedException("Cannot make the folder " + folder + ": " + e.getMessage(), e);
    } catch (UnsupportedOperationException e) {
      throw new UncheckedIOException(new IOException("no POSIX file system at " + folder, e));
    }
  }
}
