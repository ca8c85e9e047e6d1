package shop.catamaran.targets.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.catamaran.targets.Answer;
import shop.catamaran.targets.Document;
import shop.catamaran.targets.FakeCloud;
import shop.catamaran.targets.FakeStamp.Health;
import shop.catamaran.targets.FakeStamp.Machine;
import shop.catamaran.targets.Request;
import shop.catamaran.targets.StampUserData;

/** A stamp of deploy/gcp. Lists come one by one, so that clients must ask for the next. */
final class FakeGcp extends FakeCloud {

  static final String REGION = "/compute/v1/projects/shop/regions/europe-west3";
  static final String GROUP = REGION + "/instanceGroupManagers/catamaran";
  private static final String GLOBAL = "/compute/v1/projects/shop/global";
  private static final Pattern BACKEND = Pattern.compile("backend_target_name = \"([^\"]*)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  String policy = "OPPORTUNISTIC";

  /** User data by the names of the templates. */
  final Map<String, String> templates = new HashMap<>();

  private String template = "catamaran-1";
  private String upload;

  @Override
  public Answer denied() {
    return error(403, "forbidden", "Required permission is missing.");
  }

  @Override
  public Answer throttled() {
    return error(429, "rateLimitExceeded", "Rate Limit Exceeded");
  }

  @Override
  public Answer broken() {
    return error(503, "backendError", "Service unavailable.");
  }

  @Override
  protected Answer answer(Request request) {
    templates.putIfAbsent("catamaran-1", stamp.userData);
    if (!request.header("Authorization").equals("Bearer token")) {
      return error(401, "authError", "Invalid Credentials");
    }
    String path = request.path();
    if (path.startsWith("/compute/")) {
      return compute(request, method(request) + " " + path);
    }
    if (path.contains("/storage/v1/b/") || path.startsWith("/upload")) {
      return storage(request);
    }
    if (path.startsWith("/v1/projects/shop/secrets/")) {
      return secrets(request);
    }
    if (path.equals("/v3/projects/shop/timeSeries")) {
      return traffic(request);
    }
    throw new IllegalArgumentException(request.toString());
  }

  /** The library's own transport knows no PATCH. */
  static String method(Request request) {
    String override = request.header("X-HTTP-Method-Override");
    return override.isEmpty() ? request.method() : override;
  }

  private Answer compute(Request request, String asked) {
    if (!stamp.there && asked.contains(GROUP)) {
      return error(404, "notFound", "The resource was not found");
    }
    if (asked.equals("GET " + GROUP)) {
      return Answer.json(
          200,
          Document.of("gcp/group.json")
              .with("template", template)
              .with("wanted", stamp.wanted)
              .with("policy", policy)
              .text());
    }
    if (asked.equals("PATCH " + GROUP)) {
      String name = json(request).at("/versions/0/instanceTemplate").asText();
      template = name.substring(name.lastIndexOf('/') + 1);
      stamp.userData = templates.get(template);
      return operation("compute.instanceGroupManagers.patch", "RUNNING", true);
    }
    if (asked.equals("POST " + GROUP + "/listManagedInstances")) {
      return machines(request);
    }
    if (asked.equals("POST " + GROUP + "/recreateInstances")) {
      leave(request, true);
      return operation("compute.instanceGroupManagers.recreateInstances", "RUNNING", true);
    }
    if (asked.equals("POST " + GROUP + "/deleteInstances")) {
      leave(request, false);
      return operation("compute.instanceGroupManagers.deleteInstances", "RUNNING", true);
    }
    if (asked.startsWith("POST " + REGION + "/operations/")) {
      return operation("compute.instanceGroupManagers.patch", "DONE", true);
    }
    if (asked.startsWith("POST " + GLOBAL + "/operations/")) {
      return operation("compute.instanceTemplates.insert", "DONE", false);
    }
    if (asked.equals("GET " + REGION + "/autoscalers/catamaran")) {
      return Answer.json(
          200,
          Document.of("gcp/autoscaler.json")
              .with("least", stamp.least)
              .with("most", stamp.most)
              .text());
    }
    if (asked.equals("PATCH " + REGION + "/autoscalers")) {
      stamp.least = json(request).at("/autoscalingPolicy/minNumReplicas").asInt();
      stamp.wanted = Math.max(stamp.wanted, stamp.least);
      return operation("compute.autoscalers.patch", "RUNNING", true);
    }
    if (asked.equals("GET " + GLOBAL + "/backendServices")) {
      int at = Integer.parseInt(request.query().getOrDefault("pageToken", "0"));
      String name = List.of("other", "catamaran-upkeep", "catamaran").get(at);
      return Answer.json(
          200,
          Document.of("gcp/backend-services.json")
              .with("name", name)
              .with("group", name.replace("-upkeep", ""))
              .with("next", next(at, 3))
              .text());
    }
    if (asked.matches("POST " + GLOBAL + "/backendServices/catamaran(-upkeep)?/getHealth")) {
      return Answer.json(
          200,
          Document.of("gcp/health.json")
              .with(
                  "machines",
                  stamp.machines.stream()
                      .filter(machine -> machine.health != Health.NEW)
                      .filter(machine -> !machine.halfKnown || !asked.contains("-upkeep"))
                      .map(FakeGcp::health)
                      .collect(Collectors.joining(",")))
              .text());
    }
    if (asked.startsWith("GET /compute/v1/projects/shop/zones/europe-west3-a/instances/")) {
      return instance(stamp.machine(Integer.parseInt(asked.replaceFirst(".*-", ""))));
    }
    if (asked.startsWith("GET " + GLOBAL + "/instanceTemplates/")) {
      String name = asked.substring(asked.lastIndexOf('/') + 1);
      return Answer.json(
          200,
          Document.of("gcp/template.json")
              .with("name", name)
              .with("userData", TextNode.valueOf(templates.get(name)))
              .text());
    }
    if (asked.equals("POST " + GLOBAL + "/instanceTemplates")) {
      JsonNode made = json(request);
      templates.put(
          made.get("name").asText(), made.at("/properties/metadata/items/1/value").asText());
      return operation("compute.instanceTemplates.insert", "RUNNING", false);
    }
    throw new IllegalArgumentException(asked);
  }

  private void leave(Request request, boolean comesBack) {
    for (JsonNode url : json(request).get("instances")) {
      Machine machine = stamp.machine(Integer.parseInt(url.asText().replaceFirst(".*-", "")));
      machine.health = Health.LEAVING;
      machine.comesBack = comesBack;
      stamp.wanted -= comesBack ? 0 : 1;
    }
  }

  private Answer machines(Request request) {
    int at = Integer.parseInt(request.query().getOrDefault("pageToken", "0"));
    Machine machine = stamp.machines.get(at);
    String action =
        switch (machine.health) {
          case NEW -> "CREATING";
          case LEAVING -> machine.comesBack ? "RECREATING" : "DELETING";
          default -> "NONE";
        };
    String health =
        switch (machine.health) {
          case SILENT -> "TIMEOUT";
          case DEAD -> "UNHEALTHY";
          default -> "HEALTHY";
        };
    return Answer.json(
        200,
        Document.of("gcp/managed-instances.json")
            .with(
                "machine",
                Document.of("gcp/managed-instance.json")
                    .with("id", machine.number)
                    .with("number", machine.number)
                    .with("action", action)
                    .with("status", machine.health == Health.DEAD ? "TERMINATED" : "RUNNING")
                    .with("health", health)
                    .text())
            .with("next", next(at, stamp.machines.size()))
            .text());
  }

  private static Answer instance(Machine machine) {
    if (machine.health == Health.NEW) {
      return error(404, "notFound", "The resource was not found");
    }
    return Answer.json(
        200,
        Document.of("gcp/instance.json")
            .with("id", machine.number)
            .with("number", machine.number)
            .with("address", machine.address())
            .with("userData", TextNode.valueOf(machine.userData))
            .text());
  }

  private static String health(Machine machine) {
    return Document.of("gcp/machine-health.json")
        .with("number", machine.number)
        .with("address", machine.address())
        .with("health", machine.health == Health.SERVING ? "HEALTHY" : "UNHEALTHY")
        .text();
  }

  private static Answer operation(String type, String status, boolean regional) {
    return Answer.json(
        200,
        Document.of("gcp/operation.json")
            .with("type", type)
            .with("status", status)
            .with(
                "place",
                regional
                    ? ", \"region\": \"https://www.googleapis.com/compute/v1/projects/shop/regions/europe-west3\""
                    : "")
            .text());
  }

  private Answer storage(Request request) {
    String[] path = request.path().replaceFirst(".*/storage/v1/b/", "").split("/", 3);
    String bucket = path[0];
    if (request.path().startsWith("/upload")) {
      if (request.method().equals("POST")) {
        upload = json(request).get("name").asText();
        return Answer.empty(200)
            .with("Location", address() + request.path() + "?uploadType=resumable&upload_id=1");
      }
      stamp.objects.put(upload, request.body());
      return Answer.json(200, object(bucket, upload));
    }
    if (path.length < 3) {
      return list(bucket, request.query());
    }
    String key = path[2];
    if (request.method().equals("DELETE")) {
      return stamp.objects.remove(key) == null
          ? error(404, "notFound", "No such object: " + key)
          : Answer.empty(204);
    }
    byte[] content = stamp.objects.get(key);
    return content == null
        ? error(404, "notFound", "No such object: " + key)
        : Answer.bytes(content);
  }

  private Answer list(String bucket, Map<String, String> query) {
    String kind = bucket.substring(bucket.lastIndexOf('-') + 1) + "/";
    String prefix = query.getOrDefault("prefix", "");
    List<String> keys =
        stamp.objects.keySet().stream()
            .filter(key -> key.startsWith(kind) && key.startsWith(prefix))
            .toList();
    int at = Integer.parseInt(query.getOrDefault("pageToken", "0"));
    return Answer.json(
        200,
        Document.of("gcp/objects.json")
            .with(
                "objects",
                keys.isEmpty() ? "" : ", \"items\": [" + object(bucket, keys.get(at)) + "]")
            .with("next", next(at, keys.size()))
            .text());
  }

  private String object(String bucket, String key) {
    return Document.of("gcp/object.json")
        .with("bucket", bucket)
        .with("name", key)
        .with("size", stamp.objects.get(key).length)
        .text();
  }

  private static String next(int at, int size) {
    return at + 1 < size ? ", \"nextPageToken\": \"" + (at + 1) + "\"" : "";
  }

  private Answer secrets(Request request) {
    String name = request.path().split("/", -1)[5].replaceFirst(":.*", "");
    if (request.path().endsWith(":addVersion")) {
      String data = json(request).at("/payload/data").asText();
      stamp.secrets.put(name, new String(Base64.getDecoder().decode(data), UTF_8));
      return Answer.json(200, Document.of("gcp/secret-version.json").with("name", name).text());
    }
    String value = stamp.secrets.get(name);
    return value == null
        ? error(404, "notFound", "Secret has no versions.")
        : Answer.json(
            200,
            Document.of("gcp/secret.json")
                .with("name", name)
                .with("data", StampUserData.base64(value))
                .text());
  }

  /** A class of answers on each page. */
  private Answer traffic(Request request) {
    Matcher backend = BACKEND.matcher(request.query().get("filter"));
    String name = backend.find() ? backend.group(1) : "";
    boolean shop = name.isEmpty() || name.equals("catamaran");
    boolean upkeep = name.isEmpty() || name.equals("catamaran-upkeep");
    long failed = (shop ? stamp.failed : 0) + (upkeep ? stamp.upkeepFailed : 0);
    long all = (shop ? stamp.requests : 0) + (upkeep ? stamp.upkeep : 0);
    boolean first = !request.query().containsKey("pageToken");
    return Answer.json(
        200,
        Document.of("gcp/time-series.json")
            .with("class", first ? "200" : "500")
            .with("count", first ? all - failed : failed)
            .with("next", first ? ", \"nextPageToken\": \"1\"" : "")
            .text());
  }

  static Answer error(int status, String reason, String message) {
    return Answer.json(
        status,
        Document.of("gcp/error.json")
            .with("status", status)
            .with("message", message)
            .with("reason", reason)
            .text());
  }

  private static JsonNode json(Request request) {
    try {
      return JSON.readTree(request.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
