package shop.catamaran.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Terraform roots beside this module, and copies of them. */
final class Roots {

  /** One stamp for each cloud. */
  static final List<String> STAMPS = List.of("aws", "azure", "gcp");

  /** All roots. */
  static final List<String> ALL = List.of("aws", "azure", "gcp", "dns", "dns/traffic-manager");

  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

  /** What a root reads beside its own folder. */
  private static final List<String> SHARED = List.of("vm");

  private Roots() {}

  static Path folder(String root) {
    return DEPLOY.resolve(root);
  }

  static Path schema(String provider) {
    return DEPLOY.resolve("infrastructure/schemas").resolve(provider + ".json");
  }

  /** The root's own files with an ending. */
  static List<Path> files(String root, String ending) {
    try (Stream<Path> files = Files.list(folder(root))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> testFiles(String root) {
    return files(root + "/tests", ".tftest.hcl");
  }

  /** Runs tests of a copy, by default in the realistic size. */
  static Terraform.Result test(Terraform terraform, String root, Path copy, String... files) {
    return test(terraform, root, copy, "realistic", files);
  }

  static Terraform.Result test(
      Terraform terraform, String root, Path copy, String size, String[] files, String... more) {
    List<String> arguments = new ArrayList<>(List.of("test", "-no-color"));
    arguments.add("-var-file=example.tfvars");
    arguments.add(
        STAMPS.contains(root) ? "-var-file=" + size + ".tfvars" : "-var-file=tests/stamps.tfvars");
    for (String file : files) {
      arguments.add("-filter=" + file);
    }
    arguments.addAll(List.of(more));
    return terraform.run(copy, arguments.toArray(String[]::new));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Copies a root and what it reads.
   *
   * @return the copy of the root's folder
   */
  static Path copy(String root, Path to) {
    List<String> folders = new ArrayList<>(SHARED);
    folders.add(root);
    folders.add(root + "/tests");
    if (STAMPS.contains(root)) {
      folders.add(root + "/tests/mocks");
    }
    folders.forEach(name -> copyFiles(folder(name), to.resolve(name)));
    return to.resolve(root);
  }

  private static void copyFiles(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
