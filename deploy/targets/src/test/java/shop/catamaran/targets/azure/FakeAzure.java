package shop.catamaran.targets.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.targets.Answer;
import shop.catamaran.targets.Document;
import shop.catamaran.targets.FakeCloud;
import shop.catamaran.targets.FakeStamp.Health;
import shop.catamaran.targets.FakeStamp.Machine;
import shop.catamaran.targets.Request;
import shop.catamaran.targets.StampUserData;

/** A stamp of deploy/azure. Lists come one by one, so that clients must ask for the next. */
final class FakeAzure extends FakeCloud {

  static final String GROUP =
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/catamaran/providers/Microsoft.Compute/virtualMachineScaleSets/catamaran";
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)?");
  private static final Pattern POOL = Pattern.compile("BackendSettingsPool eq '([^']+)'");
  private static final String MANAGEMENT = "https://management.azure.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  String mode = "Manual";

  /** How often machines cannot be taken away yet. */
  int busy;

  @Override
  public Answer denied() {
    return error(403, "AuthorizationFailed", "The client does not have authorization.");
  }

  @Override
  public Answer throttled() {
    return error(429, "TooManyRequests", "The request is being throttled.")
        .with("retry-after-ms", "1");
  }

  @Override
  public Answer broken() {
    return error(503, "ServerTimeout", "The request timed out.").with("retry-after-ms", "1");
  }

  @Override
  protected Answer answer(Request request) {
    String host = request.header("X-Meant-For");
    if (!request.header("Authorization").equals("Bearer token")) {
      return host.endsWith("vault.azure.net")
          ? Answer.empty(401)
              .with(
                  "WWW-Authenticate",
                  "Bearer authorization=\"https://login.microsoftonline.com/55555555-5555-5555-5555-555555555555\","
                      + " resource=\"https://vault.azure.net\"")
          : error(401, "InvalidAuthenticationToken", "There is no token.");
    }
    return switch (host) {
      case "management.azure.com" -> management(request);
      case "catamaranshop.blob.core.windows.net" -> blobs(request);
      case "catamaran-shop.vault.azure.net" -> secrets(request);
      default -> throw new IllegalArgumentException(request.toString());
    };
  }

  private Answer management(Request request) {
    String path = request.path();
    if (!stamp.there && path.startsWith(GROUP)) {
      return error(404, "ResourceNotFound", "The Resource was not found.");
    }
    if (path.equals(GROUP)) {
      return request.method().equals("PATCH")
          ? update(json(request))
          : Answer.json(200, group(request.query().containsKey("$expand")));
    }
    if (path.equals(GROUP + "/delete")) {
      return delete(json(request));
    }
    if (path.equals(GROUP + "/virtualMachines")) {
      return page(request, stamp.machines.stream().map(m -> machine(m, "null")).toList());
    }
    if (path.startsWith(GROUP + "/virtualMachines/")) {
      Machine machine = stamp.machine(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
      String text = "\"" + StampUserData.base64(machine.userData) + "\"";
      return Answer.json(
          200, machine(machine, "userData".equals(request.query().get("$expand")) ? text : "null"));
    }
    if (path.equalsIgnoreCase(GROUP + "/networkInterfaces")) {
      return page(request, stamp.machines.stream().map(FakeAzure::card).toList());
    }
    if (path.endsWith("/applicationGateways/catamaran/backendhealth")) {
      return Answer.empty(202)
          .with("Location", MANAGEMENT + "/operationResults/1?api-version=2024-10-01");
    }
    if (path.equals("/operationResults/1")) {
      return Answer.json(
          200,
          Document.of("azure/backend-health.json")
              .with("servers", servers(machine -> true))
              .with("upkeep", servers(machine -> !machine.halfKnown))
              .text());
    }
    if (path.toLowerCase(java.util.Locale.ROOT).contains("/autoscalesettings")) {
      return request.method().equals("PATCH") ? scale(json(request)) : scaling();
    }
    if (path.endsWith("/providers/Microsoft.Insights/metrics")) {
      return metrics(request.query());
    }
    throw new IllegalArgumentException(request.toString());
  }

  private String servers(Predicate<Machine> known) {
    return stamp.machines.stream()
        .filter(machine -> machine.health != Health.NEW)
        .filter(known)
        .map(FakeAzure::server)
        .collect(Collectors.joining(","));
  }

  /** A series for each pool and its settings that are asked for. */
  private Answer metrics(Map<String, String> asked) {
    Matcher filter = POOL.matcher(asked.getOrDefault("$filter", ""));
    if (!filter.matches()) {
      throw new IllegalArgumentException(asked.toString());
    }
    String pool = filter.group(1);
    return Answer.json(
        200,
        Document.of("azure/metrics.json")
            .with(
                "metrics",
                Stream.of(asked.get("metricnames").split(",", -1))
                    .map(
                        name ->
                            Document.of("azure/metric.json")
                                .with("name", name)
                                .with("series", series(name, pool))
                                .text())
                    .collect(Collectors.joining(",")))
            .text());
  }

  private String series(String name, String pool) {
    boolean failed = name.equals("FailedRequests");
    if (!failed && !name.equals("TotalRequests")) {
      throw new IllegalArgumentException(name);
    }
    Map<String, Long> totals =
        Map.of(
            "members~members", failed ? stamp.failed : stamp.requests - stamp.failed,
            "members~upkeep", failed ? stamp.upkeepFailed : stamp.upkeep - stamp.upkeepFailed);
    return totals.entrySet().stream()
        .filter(total -> pool.equals("*") || pool.equals(total.getKey()))
        .map(
            total ->
                Document.of("azure/metric-series.json")
                    .with("pool", total.getKey())
                    .with("total", total.getValue() + ".0")
                    .text())
        .collect(Collectors.joining(","));
  }

  /** User data is told to those alone who ask for it. */
  private String group(boolean expand) {
    return Document.of("azure/scale-set.json")
        .with("id", GROUP)
        .with("wanted", stamp.wanted)
        .with("mode", mode)
        .with("userData", expand ? StampUserData.base64(stamp.userData) : "")
        .text();
  }

  private Answer update(JsonNode change) {
    if (change.has("sku")) {
      stamp.wanted = change.at("/sku/capacity").asInt();
    }
    JsonNode userData = change.at("/properties/virtualMachineProfile/userData");
    if (!userData.isMissingNode()) {
      stamp.userData = new String(Base64.getDecoder().decode(userData.asText()), UTF_8);
    }
    return Answer.json(200, group(false))
        .with("Azure-AsyncOperation", MANAGEMENT + "/operations/1?api-version=2025-04-01");
  }

  private Answer delete(JsonNode asked) {
    if (busy > 0) {
      busy--;
      return error(409, "OperationNotAllowed", "Another operation is in progress.")
          .with("retry-after-ms", "1");
    }
    for (JsonNode id : asked.get("instanceIds")) {
      stamp.machine(id.asInt()).health = Health.LEAVING;
      stamp.wanted--;
    }
    return Answer.empty(202).with("Location", MANAGEMENT + "/operations/2?api-version=2025-04-01");
  }

  private static String machine(Machine machine, String userData) {
    String state =
        switch (machine.health) {
          case NEW -> "Creating";
          case DEAD -> "Failed";
          case LEAVING -> "Deleting";
          default -> "Succeeded";
        };
    return Document.of("azure/machine.json")
        .with("id", GROUP)
        .with("number", machine.number)
        .with("state", state)
        .with("userData", userData)
        .with("health", machine.health == Health.SILENT ? "unhealthy" : "healthy")
        .text();
  }

  private static String card(Machine machine) {
    return Document.of("azure/network-interface.json")
        .with("id", GROUP.replace("resourceGroups", "resourcegroups"))
        .with("number", machine.number)
        .with("address", machine.address())
        .text();
  }

  private static String server(Machine machine) {
    return Document.of("azure/backend-server.json")
        .with("address", machine.address())
        .with("health", machine.health == Health.SERVING ? "Up" : "Down")
        .text();
  }

  private static Answer page(Request request, List<String> all) {
    int at = Integer.parseInt(request.query().getOrDefault("$skiptoken", "0"));
    String next =
        at + 1 < all.size()
            ? ", \"nextLink\": \""
                + MANAGEMENT
                + request.path()
                + "?api-version=2025-04-01&$skiptoken="
                + (at + 1)
                + "\""
            : "";
    return Answer.json(
        200,
        Document.of("azure/machines.json").with("machines", all.get(at)).with("next", next).text());
  }

  private Answer scaling() {
    return Answer.json(
        200,
        Document.of("azure/autoscale-settings.json")
            .with("id", GROUP)
            .with("least", stamp.least)
            .with("most", stamp.most)
            .text());
  }

  private Answer scale(JsonNode change) {
    JsonNode capacity = change.at("/properties/profiles/0/capacity");
    int least = capacity.get("minimum").asInt();
    int without = capacity.get("default").asInt();
    if (change.at("/properties/profiles/0/rules").isEmpty() || without < least) {
      return error(400, "BadRequest", "The profile is not the stamp's: " + change);
    }
    stamp.least = least;
    return Answer.json(
        200, json(new String(scaling().body(), UTF_8)).get("value").get(0).toString());
  }

  private Answer blobs(Request request) {
    String[] path = request.path().split("/", 3);
    String container = path[1];
    if ("list".equals(request.query().get("comp"))) {
      return list(container, request.query());
    }
    String key = path[2];
    return switch (request.method()) {
      case "PUT" -> {
        stamp.objects.put(key, request.body());
        yield Answer.empty(201)
            .with("ETag", "\"0x8CBFF45D8A29A19\"")
            .with("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
            .with("x-ms-request-server-encrypted", "true");
      }
      case "DELETE" ->
          stamp.objects.remove(key) == null
              ? absent()
              : Answer.empty(202).with("x-ms-delete-type-permanent", "false");
      default -> stamp.objects.containsKey(key) ? range(request, key) : absent();
    };
  }

  private static Answer absent() {
    return Answer.xml(404, Document.of("azure/no-blob.xml").text())
        .with("x-ms-error-code", "BlobNotFound");
  }

  private Answer range(Request request, String key) {
    byte[] content = stamp.objects.get(key);
    Matcher range = RANGE.matcher(request.header("x-ms-range"));
    if (!range.matches()) {
      throw new IllegalArgumentException(request.toString());
    }
    int from = Integer.parseInt(range.group(1));
    int to = Math.min(Integer.parseInt(range.group(2)) + 1, content.length);
    return new Answer(
        206,
        Map.of(
            "Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length,
            "ETag", "\"0x8CBFF45D8A29A19\"",
            "Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT",
            "x-ms-blob-type", "BlockBlob"),
        Arrays.copyOfRange(content, from, to));
  }

  private Answer list(String container, Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    List<String> keys =
        stamp.objects.keySet().stream()
            .filter(key -> key.startsWith(container + "/") && key.startsWith(prefix))
            .toList();
    int at = Integer.parseInt(query.getOrDefault("marker", "0"));
    String blob =
        keys.isEmpty()
            ? ""
            : Document.of("azure/blob.xml")
                .with("name", keys.get(at))
                .with("size", stamp.objects.get(keys.get(at)).length)
                .text();
    return Answer.xml(
        200,
        Document.of("azure/blobs.xml")
            .with("container", container)
            .with("prefix", prefix)
            .with("blobs", blob)
            .with("next", at + 1 < keys.size() ? "" + (at + 1) : "")
            .text());
  }

  private Answer secrets(Request request) {
    String name = request.path().split("/", -1)[2];
    if (request.method().equals("PUT")) {
      stamp.secrets.put(name, json(request).get("value").asText());
    }
    String value = stamp.secrets.get(name);
    return value == null
        ? Answer.json(404, Document.of("azure/no-secret.json").with("name", name).text())
        : Answer.json(
            200, Document.of("azure/secret.json").with("name", name).with("value", value).text());
  }

  static Answer error(int status, String code, String message) {
    return Answer.json(
        status, Document.of("azure/error.json").with("code", code).with("message", message).text());
  }

  private static JsonNode json(Request request) {
    return json(request.text());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
