package shop.catamaran.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a running shop and prints requests per second and latencies as a Markdown table. */
@Command(
    name = "benchmark",
    description = "Measures a running shop; the load generator shares the machine with it.",
    mixinStandardHelpOptions = true)
public final class LoadBenchmark implements Callable<Integer> {

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description =
          "The shop, or one of its members (default: ${DEFAULT-VALUE}). Given more than once,"
              + " checkouts are spread over all of them; the rest is asked of the first.")
  private List<URI> urls;

  @Option(
      names = "--gateway",
      defaultValue = "http://127.0.0.1:18100",
      description = "The payment gateway (default: ${DEFAULT-VALUE}).")
  private URI gateway;

  @Option(
      names = "--database",
      description =
          "JDBC address of a cloud's database with user and password, for single-row commits; the"
              + " bound of what it could confirm.")
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--clients",
      defaultValue = "8",
      description = "Requests under way at once, 1 to 256 (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--warm-up",
      defaultValue = "60",
      description = "Seconds of warm-up before each measurement (default: ${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Seconds of each measurement, 1 to 600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--only",
      description = "Names of the scenarios to run, each in full; the ceiling is always run.")
  private List<String> only = new ArrayList<>();

  private LoadBenchmark() {}

  /** Runs the command and exits: 0 if nothing failed, 1 if requests failed, 2 on wrong usage. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new LoadBenchmark())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("benchmark: " + failure.getMessage());
                  return 1;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (clients < 1 || clients > 256 || seconds < 1 || seconds > 600 || warmUpSeconds < 0) {
      System.err.println("benchmark: --clients is 1 to 256, --seconds 1 to 600");
      return 2;
    }
    if (!urls.stream().allMatch(LoadBenchmark::isHere) || !isHere(gateway)) {
      System.err.println("benchmark: only a shop on this machine is measured, not " + urls);
      return 2;
    }
    HttpRequester requester =
        RequesterBootstrap.bootstrap()
            // Without asking first whether a body is wanted: browsers do not either.
            .setHttpProcessor(
                HttpProcessorBuilder.create()
                    .addAll(
                        RequestTargetHost.INSTANCE,
                        RequestContent.INSTANCE,
                        RequestConnControl.INSTANCE)
                    .build())
            // Sooner than any server lets go of a connection that is idle.
            .setTimeToLive(Timeout.ofSeconds(20))
            .setMaxTotal(2 * clients)
            .setDefaultMaxPerRoute(2 * clients)
            .create();
    try {
      List<ShopConnection> shops =
          urls.stream().map(url -> new ShopConnection(requester, url)).toList();
      List<Measurement> measurements = new ArrayList<>();
      System.out.println(machine());
      System.out.println(Measurement.heading());
      for (Scenario scenario : scenarios(shops, requester)) {
        boolean isCeiling = measurements.isEmpty();
        if (!isCeiling && !only.isEmpty() && !only.contains(scenario.name())) {
          continue;
        }
        if (warmUpSeconds > 0) {
          ClosedLoop.run(scenario, clients, Duration.ofSeconds(warmUpSeconds));
        }
        measurements.add(ClosedLoop.run(scenario, clients, Duration.ofSeconds(seconds)));
        System.out.println(
            measurements.get(measurements.size() - 1).row(measurements.get(0).perSecond()));
      }
      return measurements.stream().allMatch(each -> each.failures() == 0) ? 0 : 1;
    } finally {
      requester.close(CloseMode.IMMEDIATE);
    }
  }

  private List<Scenario> scenarios(List<ShopConnection> shops, HttpRequester requester)
      throws Exception {
    ShopConnection shop = shops.get(0);
    List<String> handles = new ArrayList<>();
    for (JsonNode product :
        shop.getJson("/api/v1/products?inStock=true&limit=100").get("products")) {
      handles.add(product.get("handle").asText());
    }
    String category = "/c/" + shop.getJson("/api/v1/categories").get(0).get("slug").asText();
    List<String> words = List.of("jacket", "rope", "tent", "lamp", "boots", "knife", "bag", "wool");
    Browsing browsing = Browsing.of(shop);
    List<Scenario> all =
        new ArrayList<>(
            List.of(
                scenario("empty GET (ceiling)", () -> shop.get("/api/v1/ping")),
                scenario("product list, JSON", () -> shop.get("/api/v1/products?limit=24")),
                scenario("product page", () -> shop.get("/p/" + random(handles))),
                // Under an address that nobody asked for before, so that no shared page answers it.
                scenario(
                    "product page, rendered anew",
                    () ->
                        shop.get(
                            "/p/"
                                + random(handles)
                                + "?visit="
                                + Long.toHexString(random().nextLong()))),
                scenario("category page", () -> shop.get(category)),
                scenario(
                    "search page",
                    () ->
                        shop.get(
                            "/search?q="
                                + URLEncoder.encode(random(words), StandardCharsets.UTF_8))),
                scenario("varied lists, JSON", () -> shop.get(browsing.list())),
                scenario("varied searches, JSON", () -> shop.get(browsing.search())),
                scenario("varied suggestions, JSON", () -> shop.get(browsing.suggestions())),
                CheckoutScenario.of(shops, new ShopConnection(requester, gateway), handles)));
    database.map(CommitScenario::new).ifPresent(all::add);
    return all;
  }

  private static boolean isHere(URI server) {
    return server.getHost() != null
        && server.getHost().matches("localhost|127\\.\\d+\\.\\d+\\.\\d+");
  }

  private static ThreadLocalRandom random() {
    return ThreadLocalRandom.current();
  }

  private static <T> T random(List<T> values) {
    return values.get(random().nextInt(values.size()));
  }

  private static Scenario scenario(String name, Callable<?> work) {
    return new Scenario() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void run() throws Exception {
        work.call();
      }
    };
  }

  private String machine() {
    return String.format(
        Locale.ROOT,
        "%d cores, JDK %s, %d clients, %d s after %d s of warm-up each%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        clients,
        seconds,
        warmUpSeconds);
  }
}
