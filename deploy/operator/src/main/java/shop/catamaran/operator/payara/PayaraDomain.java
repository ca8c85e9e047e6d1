package shop.catamaran.operator.payara;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;

/**
 * A domain of a full Payara Server, made anew at each start. Only its owner can read its folder, in
 * which the administrator's password lies.
 */
public final class PayaraDomain {

  /** The administrator's name. */
  public static final String ADMINISTRATOR = "admin";

  private static final String NAME = "catamaran";
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_TIMEOUT)
          .build();

  private final Path server;
  private final Path folder;
  private final DomainSettings settings;
  private final String password;

  /**
   * @param server where the full server was unpacked; nothing is written there
   * @param folder of the domain, made if needed
   * @param password of the administrator
   */
  public PayaraDomain(Path server, Path folder, DomainSettings settings, String password) {
    this.server = server;
    this.folder = folder.toAbsolutePath();
    this.settings = settings;
    this.password = password;
  }

  /**
   * Starts the server; it does not answer yet.
   *
   * @param environment all of its environment but for the path, home and language
   * @param log gets its output
   * @throws RefusedException if the domain cannot be made
   */
  public ProcessRecord start(Map<String, String> environment, Path log) {
    layOut();
    changePassword();
    return Processes.start(commandLine(), environment, folder, log);
  }

  /** Whether it answered its administrator in time. */
  public boolean awaitUp(ProcessRecord process, Duration patience) {
    Await.until(patience, () -> !process.exists() || !grid().isEmpty());
    return process.exists() && !grid().isEmpty();
  }

  /** The servers of its data grid, itself among them; empty while it does not answer. */
  public List<GridMember> grid() {
    ObjectMapper json = new ObjectMapper();
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(
                      URI.create(url() + "management/domain/list-hazelcast-cluster-members"))
                  .header("Authorization", "Basic " + credentials())
                  .header("Accept", "application/json")
                  .timeout(ANSWER_TIMEOUT)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        return List.of();
      }
      JsonNode members = json.readTree(answer.body()).path("extraProperties").path("members");
      return members.isArray() ? List.of(json.treeToValue(members, GridMember[].class)) : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Where the console is. */
  public String url() {
    return "http://127.0.0.1:" + settings.adminPort() + "/";
  }

  /** The command line of {@code asadmin} with which an administrator reaches this domain. */
  public List<String> asadmin() {
    return List.of(
        server.resolve("bin/asadmin").toString(),
        "--host",
        "127.0.0.1",
        "--port",
        Integer.toString(settings.adminPort()),
        "--user",
        ADMINISTRATOR,
        "--passwordfile",
        passwordFile().toString());
  }

  private void layOut() {
    try {
      delete();
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path template = server.resolve("glassfish/domains/domain1");
      try (Stream<Path> files = Files.walk(template)) {
        for (Path file : files.toList()) {
          Files.copy(
              file,
              home().resolve(template.relativize(file).toString()),
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      DomainFile.change(home().resolve("config/domain.xml"), settings);
      writePrivately(passwordFile(), "AS_ADMIN_PASSWORD=" + password + "\n");
    } catch (IOException e) {
      throw new RefusedException("Cannot make a domain in " + folder + ": " + e.getMessage(), e);
    }
  }

  // The domain as it was unpacked has an administrator without a password.
  private void changePassword() {
    Path change = folder.resolve("change");
    try {
      writePrivately(change, "AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=" + password + "\n");
      tool(
          "--user",
          ADMINISTRATOR,
          "--passwordfile",
          change.toString(),
          "change-admin-password",
          "--domaindir",
          folder.toString(),
          "--domain_name",
          NAME);
      Files.delete(change);
    } catch (IOException e) {
      throw new RefusedException("Cannot make a domain in " + folder + ": " + e.getMessage(), e);
    }
  }

  // Started through its own tool, the server would be the child of another process, and unknown to
  // this command until it runs.
  private List<String> commandLine() {
    List<String> said =
        tool("start-domain", "--dry-run", "--verbose", "--domaindir", folder.toString(), NAME)
            .output()
            .lines()
            .toList();
    List<String> command =
        said.stream()
            .dropWhile(line -> !line.endsWith("/bin/java"))
            .takeWhile(line -> !line.isBlank())
            .toList();
    if (command.isEmpty()) {
      throw new RefusedException("Payara Server does not tell how it starts: " + said);
    }
    return command;
  }

  private Processes.Result tool(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + folder,
                "-jar",
                server.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
    command.addAll(List.of(arguments));
    Processes.Result result = Processes.run(command, folder);
    if (result.exitCode() != 0) {
      throw new RefusedException("Payara Server refuses to be set up: " + result.output());
    }
    return result;
  }

  private void delete() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void writePrivately(Path file, String content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, content);
  }

  private String credentials() {
    return Base64.getEncoder()
        .encodeToString((ADMINISTRATOR + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private Path home() {
    return folder.resolve(NAME);
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }
}
