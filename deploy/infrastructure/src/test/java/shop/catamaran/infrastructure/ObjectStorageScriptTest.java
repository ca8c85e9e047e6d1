package shop.catamaran.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs {@code deploy/vm/catamaran-object} for real against stand-ins of the clouds' metadata
 * services and of an object storage that opens to the machine's own token alone.
 */
class ObjectStorageScriptTest {

  private static final Map<String, String> METADATA =
      Map.of(
          "PUT /latest/api/token", "session",
          "GET /latest/meta-data/iam/security-credentials/", "role",
          "GET /latest/meta-data/iam/security-credentials/role",
              "{\"AccessKeyId\":\"id\",\"SecretAccessKey\":\"secret\",\"Token\":\"the-token\"}",
          "GET /metadata/identity/oauth2/token", "{\"access_token\":\"the-token\"}",
          "GET /computeMetadata/v1/instance/service-accounts/default/token",
              "{\"access_token\":\"the-token\"}");

  @TempDir Path folder;
  private HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp"})
  void fetchesAndBringsWithTheMachinesOwnToken(String cloud) throws Exception {
    objects.put("/releases/1.4.0", "the release".getBytes(StandardCharsets.UTF_8));
    Path fetched = folder.resolve("fetched");
    Path dump = Files.writeString(folder.resolve("dump"), "the dump");

    assertThat(run(cloud, "get", url("/releases/1.4.0"), fetched.toString())).isZero();
    assertThat(run(cloud, "put", dump.toString(), url("/backups/today"))).isZero();

    assertThat(fetched).hasContent("the release");
    assertThat(objects.get("/backups/today")).asString().isEqualTo("the dump");
  }

  @Test
  void refusesACloudThatItDoesNotKnow() throws Exception {
    assertThat(run("moon", "get", url("/releases/1.4.0"), folder.resolve("f").toString()))
        .isNotZero();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private int run(String cloud, String... arguments) throws Exception {
    Path stamp =
        Files.writeString(
            folder.resolve("stamp.env"),
            "CLOUD='" + cloud + "'\nREGION='eu-central-1'\nIDENTITY='an-identity'\n");
    List<String> command = new ArrayList<>();
    command.add(Roots.folder("vm").resolve("catamaran-object").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("STAMP", stamp.toString());
    builder.environment().put("METADATA", url(""));
    builder.environment().put("no_proxy", "*");
    return builder.start().waitFor();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String metadata = METADATA.get(exchange.getRequestMethod() + " " + path);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (metadata != null) {
        boolean known =
            path.startsWith("/latest/api/")
                ? exchange.getRequestHeaders().containsKey("X-aws-ec2-metadata-token-ttl-seconds")
                : "session".equals(header(exchange, "X-aws-ec2-metadata-token"))
                    || "true".equals(header(exchange, "Metadata"))
                    || "Google".equals(header(exchange, "Metadata-Flavor"));
        reply(exchange, known ? 200 : 401, metadata.getBytes(StandardCharsets.UTF_8));
      } else if (!opens(exchange)) {
        reply(exchange, 403, new byte[0]);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        objects.put(path, body);
        reply(exchange, 201, new byte[0]);
      } else {
        reply(exchange, objects.containsKey(path) ? 200 : 404, objects.get(path));
      }
    }
  }

  private static boolean opens(HttpExchange exchange) {
    String authorization = String.valueOf(header(exchange, "Authorization"));
    return authorization.equals("Bearer the-token")
        || (authorization.startsWith("AWS4-HMAC-SHA256 Credential=id/")
            && authorization.contains("/eu-central-1/s3/aws4_request")
            && "the-token".equals(header(exchange, "x-amz-security-token")));
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    byte[] bytes = body == null ? new byte[0] : body;
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
