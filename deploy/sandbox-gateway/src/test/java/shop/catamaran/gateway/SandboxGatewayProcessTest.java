package shop.catamaran.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxGatewayProcessTest {

  @TempDir private Path folder;

  @Test
  void remembersAfterAKillWhatItNeverAnswered() throws Exception {
    Process process = start(settings());
    String token;
    CompletableFuture<HttpResponse<String>> lost;
    try {
      GatewayClient client = new GatewayClient(address(process));
      token = client.token("4000000000000119");
      lost = client.authorizeLater("k", token, 700);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (client.booked("k").isEmpty()) {
        assertThat(System.nanoTime()).as("booked in time").isLessThan(deadline);
      }
      assertThat(lost).isNotDone();
    } finally {
      process.destroyForcibly().waitFor();
    }

    Process again = start(settings());
    try {
      GatewayClient client = new GatewayClient(address(again));
      HttpResponse<String> repeat = client.authorize("k", token, 700);
      assertThat(repeat.statusCode()).isEqualTo(200);
      assertThat(client.booked("k")).hasSize(1);
      assertThat(client.booked("k").get(0).path("id"))
          .isEqualTo(GatewayClient.json(repeat).path("id"));
      assertThat(client.authorize("k", token, 701).statusCode()).isEqualTo(400);
    } finally {
      again.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GATEWAY_KEY, ''",
    "GATEWAY_KEY, short",
    "GATEWAY_ADDRESS, ''",
    "GATEWAY_PORT, many",
    "GATEWAY_PORT, 70000",
    "GATEWAY_BOOKS, ''"
  })
  void refusesToStartWithoutItsSettings(String name, String value) throws Exception {
    Map<String, String> settings = settings();
    settings.put(name, value);
    Process process = start(settings);
    try (BufferedReader output = process.errorReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(lines).hasSize(1);
      assertThat(lines.get(0)).contains(name);
      assertThat(process.waitFor()).isEqualTo(2);
    } finally {
      process.destroyForcibly();
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("GATEWAY_ADDRESS", "127.0.0.1");
    settings.put("GATEWAY_PORT", "0");
    settings.put("GATEWAY_KEY", GatewayClient.KEY);
    settings.put("GATEWAY_BOOKS", folder.resolve("books.db").toString());
    return settings;
  }

  private static Process start(Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SandboxGateway.class.getName());
    builder.environment().putAll(settings);
    return builder.start();
  }

  private static URI address(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    assertThat(line).contains("http://");
    return URI.create(line.substring(line.indexOf("http://"), line.length() - 1));
  }
}
