package shop.catamaran.operator.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;

/**
 * The built repository that the command runs from.
 *
 * @param root of the repository
 */
public record Installation(Path root) {

  private static final String ROOT_PROPERTY = "catamaran.root";

  /** The one that the launcher named, otherwise the one that the working directory lies in. */
  public static Installation find() {
    String named = System.getProperty(ROOT_PROPERTY);
    if (named != null) {
      return new Installation(Path.of(named));
    }
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isRegularFile(folder.resolve("deploy/catamaran")))
        .findFirst()
        .map(Installation::new)
        .orElseThrow(() -> new RefusedException("There is no Catamaran around " + here + "."));
  }

  /** The application that members run. */
  Path war() {
    return built(root.resolve("web/target/catamaran.war"));
  }

  Path payaraMicro() {
    return built(target().resolve("payara/payara-micro.jar"));
  }

  /** The full server, which only the admin console and the tests of the EAR need. */
  public Path payaraServer() {
    return built(target().resolve("payara-server/payara6"));
  }

  /** Where the unpacked server is kept from one start to the next. */
  Path serverCache() {
    return target().resolve("payara");
  }

  /** The class path of our own servers. */
  String classPath() {
    Path library = built(target().resolve("lib"));
    return String.join(":", List.of(target().resolve("classes").toString(), library + "/*"));
  }

  /** The Java that runs this command also runs the servers. */
  static Path java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool);
  }

  private Path target() {
    return root.resolve("deploy/operator/target");
  }

  private static Path built(Path path) {
    if (!Files.exists(path)) {
      throw new RefusedException(
          path + " is not there: run deploy/catamaran, which builds it, or mvn package.");
    }
    return path;
  }
}
