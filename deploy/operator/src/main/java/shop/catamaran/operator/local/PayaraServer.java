package shop.catamaran.operator.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;

/**
 * Payara Micro unpacked, once for all members and shops of this checkout. Unpacked, its classes are
 * on the plain class path, so that the JVM can map them from an archive made by an earlier run.
 */
final class PayaraServer {

  private static final List<String> SHARED =
      List.of("META-INF", "lib", "launch-micro.jar", "runtime");
  private static final List<String> COPIED = List.of("config", "docroot");

  private final Path home;

  private PayaraServer(Path home) {
    this.home = home;
  }

  /** Unpacks it if that was not done yet for exactly this jar and this Java. */
  static PayaraServer unpacked(Installation installation) {
    Path jar = installation.payaraMicro();
    Path cache = installation.serverCache();
    Path home = cache.resolve("server-" + key(jar));
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.isDirectory(home)) {
        Path partial = cache.resolve("server.partial");
        deleteTree(partial);
        Processes.Result result =
            Processes.run(
                List.of(
                    Installation.java("java").toString(),
                    "-jar",
                    jar.toString(),
                    "--rootdir",
                    partial.toString(),
                    "--outputlauncher"),
                cache);
        if (result.exitCode() != 0 || !Files.exists(partial.resolve("launch-micro.jar"))) {
          throw new RefusedException("Payara Micro cannot be unpacked: " + result.output());
        }
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack Payara Micro to " + home, e);
    }
    return new PayaraServer(home);
  }

  /** Makes a server folder for one member; what an earlier run left there is gone. */
  void layOut(Path folder) {
    try {
      deleteTree(folder);
      Files.createDirectories(folder);
      for (String name : SHARED) {
        linkTree(home.resolve(name), folder.resolve(name));
      }
      for (String name : COPIED) {
        copyTree(home.resolve(name), folder.resolve(name));
      }
      Path logging = folder.resolve("config/logging.properties");
      Files.writeString(
          logging, Files.readString(logging).replace("ansiColor=true", "ansiColor=false"));
    } catch (IOException e) {
      throw new RefusedException("Cannot lay out a server in " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * Options that make a start faster; the first member of a cloud is where the archive of classes
   * may come from.
   */
  List<String> startOptions(boolean first) {
    if (!lacksArchive()) {
      return List.of("-XX:SharedArchiveFile=" + archive(), "-Xshare:auto");
    }
    return first ? List.of("-XX:+RecordDynamicDumpInfo") : List.of();
  }

  /** Whether later starts still lack the archive of classes. */
  boolean lacksArchive() {
    return !Files.exists(archive());
  }

  /**
   * Makes the archive from a server that runs, which stands still for seconds meanwhile. Without an
   * archive everything works, but starts slower.
   */
  boolean makeArchive(ProcessRecord server) {
    Path partial = home.resolve("classes-" + server.pid() + ".jsa");
    try {
      Processes.run(
          List.of(
              Installation.java("jcmd").toString(),
              Long.toString(server.pid()),
              "VM.cds",
              "dynamic_dump",
              partial.toString()),
          home);
      if (!Files.exists(partial)) {
        return false;
      }
      Files.move(partial, archive(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (RefusedException e) {
      // It took too long, on a machine that has other work; the shop must stop all the same.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + archive(), e);
    }
  }

  private Path archive() {
    return home.resolve("classes.jsa");
  }

  private static String key(Path jar) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Runtime.version().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  // Payara takes the folder that its jars really lie in for its own, and writes there; so symbolic
  // links would make one server of all members.
  private static void linkTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          link(file, target);
        }
      }
    }
  }

  private static void link(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (FileSystemException e) {
      // On another disk. An archive of classes fits jars of the same time only.
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
