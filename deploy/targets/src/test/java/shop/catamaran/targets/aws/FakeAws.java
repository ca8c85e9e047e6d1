package shop.catamaran.targets.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/** A stamp of deploy/aws. Lists come one by one, so that clients must ask for the next. */
final class FakeAws extends FakeCloud {

  private static final Pattern SERVICE =
      Pattern.compile("Credential=[^/]+/[0-9]+/eu-central-1/([a-z0-9]+)/aws4_request");
  private static final String BALANCER = "app/catamaran/50dc6c495c0c9188";
  private static final String SHOP = "targetgroup/shop-20260101/73e2d6bc24d8a067";
  private static final String UPKEEP = "targetgroup/upkeep20260101/6d0ecf831eec9f09";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new CBORMapper();

  /** User data of the launch template's versions, the first of which is 1. */
  private final List<String> versions = new ArrayList<>();

  @Override
  public Answer denied() {
    return error(403, "Sender", "AccessDenied", "User: x is not authorized to perform: y");
  }

  @Override
  public Answer throttled() {
    return error(400, "Sender", "Throttling", "Rate exceeded");
  }

  @Override
  public Answer broken() {
    return error(500, "Receiver", "InternalFailure", "An internal error has occurred.");
  }

  @Override
  protected Answer answer(Request request) {
    if (versions.isEmpty()) {
      versions.add(stamp.userData);
    }
    Matcher service = SERVICE.matcher(request.header("Authorization"));
    if (!service.find()) {
      return error(403, "Sender", "MissingAuthenticationToken", "There is no signature.");
    }
    return switch (service.group(1)) {
      case "autoscaling" -> group(request.form());
      case "ec2" -> machines(request.form());
      case "elasticloadbalancing" -> balancer(request.form());
      case "monitoring" -> metrics(request);
      case "s3" -> objects(request);
      case "secretsmanager" -> secrets(request);
      default -> throw new IllegalArgumentException(request.toString());
    };
  }

  private Answer group(Map<String, String> form) {
    return switch (form.get("Action")) {
      case "DescribeAutoScalingGroups" -> {
        boolean asked = "catamaran".equals(form.get("AutoScalingGroupNames.member.1"));
        yield Answer.xml(
            200,
            Document.of("aws/groups.xml")
                .with("groups", stamp.there && asked ? described() : "")
                .text());
      }
      case "UpdateAutoScalingGroup" -> {
        stamp.least = Integer.parseInt(form.getOrDefault("MinSize", "" + stamp.least));
        stamp.wanted = Integer.parseInt(form.getOrDefault("DesiredCapacity", "" + stamp.wanted));
        if (form.containsKey("LaunchTemplate.Version")) {
          int version = Integer.parseInt(form.get("LaunchTemplate.Version"));
          stamp.userData = versions.get(version - 1);
        }
        yield Answer.xml(200, Document.of("aws/group-updated.xml").text());
      }
      case "TerminateInstanceInAutoScalingGroup" -> terminate(form);
      default -> throw new IllegalArgumentException(form.toString());
    };
  }

  private Answer terminate(Map<String, String> form) {
    String id = form.get("InstanceId");
    if (form.get("ShouldDecrementDesiredCapacity").equals("true")) {
      if (stamp.wanted <= stamp.least) {
        return error(400, "Sender", "ValidationError", "Currently, desiredSize equals minSize.");
      }
      stamp.wanted--;
    }
    stamp.machines.stream()
        .filter(machine -> id(machine).equals(id))
        .forEach(machine -> machine.health = Health.LEAVING);
    return Answer.xml(200, Document.of("aws/instance-terminated.xml").with("id", id).text());
  }

  private String described() {
    return Document.of("aws/group.xml")
        .with("version", version(stamp.userData))
        .with("least", stamp.least)
        .with("most", stamp.most)
        .with("wanted", stamp.wanted)
        .with(
            "instances", stamp.machines.stream().map(this::described).collect(Collectors.joining()))
        .text();
  }

  private String described(Machine machine) {
    String state =
        switch (machine.health) {
          case NEW -> "Pending:Wait";
          case LEAVING -> "Terminating:Wait";
          default -> "InService";
        };
    return Document.of("aws/group-instance.xml")
        .with("id", id(machine))
        .with("state", state)
        .with("health", machine.health == Health.DEAD ? "Unhealthy" : "Healthy")
        .with("version", version(machine.userData))
        .text();
  }

  private int version(String userData) {
    return versions.indexOf(userData) + 1;
  }

  private static String id(Machine machine) {
    return String.format(Locale.ROOT, "i-0%016x", machine.number);
  }

  private Answer machines(Map<String, String> form) {
    return switch (form.get("Action")) {
      case "DescribeLaunchTemplateVersions" -> {
        int version = Integer.parseInt(form.get("LaunchTemplateVersion.1"));
        yield template("aws/template-versions.xml", version);
      }
      case "CreateLaunchTemplateVersion" -> {
        versions.add(
            new String(
                java.util.Base64.getDecoder().decode(form.get("LaunchTemplateData.UserData")),
                UTF_8));
        yield template("aws/template-version-created.xml", versions.size());
      }
      case "DescribeInstances" -> {
        int at = Integer.parseInt(form.getOrDefault("NextToken", "0"));
        Machine machine = stamp.machines.get(at);
        yield Answer.xml(
            200,
            Document.of("aws/instances.xml")
                .with("id", id(machine))
                .with("address", machine.address())
                .with("next", next("nextToken", at, stamp.machines.size()))
                .text());
      }
      default -> throw new IllegalArgumentException(form.toString());
    };
  }

  private Answer template(String document, int version) {
    return Answer.xml(
        200,
        Document.of(document)
            .with("userData", StampUserData.base64(versions.get(version - 1)))
            .with("version", version)
            .text());
  }

  private Answer balancer(Map<String, String> form) {
    return switch (form.get("Action")) {
      case "DescribeTargetHealth" ->
          Answer.xml(
              200,
              Document.of("aws/target-health.xml")
                  .with(
                      "targets",
                      stamp.machines.stream()
                          .filter(machine -> machine.health != Health.NEW)
                          .filter(
                              machine ->
                                  !machine.halfKnown
                                      || !form.get("TargetGroupArn").endsWith(UPKEEP))
                          .map(FakeAws::target)
                          .collect(Collectors.joining()))
                  .text());
      case "DescribeTargetGroups" ->
          Answer.xml(
              200,
              Document.of("aws/target-groups.xml")
                  .with("arn", form.get("TargetGroupArns.member.1"))
                  .text());
      default -> throw new IllegalArgumentException(form.toString());
    };
  }

  private static String target(Machine machine) {
    String state =
        switch (machine.health) {
          case SERVING -> "healthy";
          case LEAVING -> "draining";
          default -> "unhealthy";
        };
    String reason =
        switch (machine.health) {
          case UNREADY -> "<Reason>Target.ResponseCodeMismatch</Reason>";
          case SILENT -> "<Reason>Target.Timeout</Reason>";
          case DEAD -> "<Reason>Target.FailedHealthChecks</Reason>";
          default -> "";
        };
    return Document.of("aws/target.xml")
        .with("state", state)
        .with("reason", reason)
        .with("id", id(machine))
        .text();
  }

  private Answer metrics(Request request) {
    try {
      Document document = Document.of("aws/metric-data.json");
      for (JsonNode query : CBOR.readTree(request.body()).get("MetricDataQueries")) {
        document = document.with(query.get("Id").asText(), parts(sum(query)));
      }
      return new Answer(
              200,
              Map.of("Content-Type", "application/cbor"),
              CBOR.writeValueAsBytes(JSON.readTree(document.text())))
          .with("smithy-protocol", "rpc-v2-cbor");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One half of what failed was answered by members, the other by the balancer itself, which has
   * two counts for that, and none for one group alone.
   */
  private long sum(JsonNode query) {
    JsonNode metric = query.at("/MetricStat/Metric");
    Map<String, String> dimensions = new HashMap<>();
    metric
        .get("Dimensions")
        .forEach(found -> dimensions.put(found.get("Name").asText(), found.get("Value").asText()));
    if (!BALANCER.equals(dimensions.get("LoadBalancer"))) {
      throw new IllegalArgumentException(query.toString());
    }
    long unserved = stamp.failed / 2;
    return switch (metric.get("MetricName").asText()) {
      case "RequestCount" -> of(dimensions, stamp.requests - unserved, stamp.upkeep);
      case "HTTPCode_Target_5XX_Count" ->
          of(dimensions, stamp.failed - unserved, stamp.upkeepFailed);
      case "HTTPCode_ELB_503_Count", "HTTPCode_ELB_5XX_Count" ->
          dimensions.containsKey("TargetGroup") ? 0 : unserved;
      default -> throw new IllegalArgumentException(query.toString());
    };
  }

  private static long of(Map<String, String> dimensions, long shop, long upkeep) {
    return switch (dimensions.getOrDefault("TargetGroup", "")) {
      case SHOP -> shop;
      case UPKEEP -> upkeep;
      default -> shop + upkeep;
    };
  }

  private static String parts(long sum) {
    return sum == 0 ? "" : (sum - 1) + ".0, 1.0";
  }

  private Answer objects(Request request) {
    String[] path = request.path().split("/", 3);
    String bucket = path[1];
    if (request.query().containsKey("list-type")) {
      return list(bucket, request.query());
    }
    String key = path[2];
    if (!key.startsWith(bucket + "/")) {
      throw new IllegalArgumentException(request.toString());
    }
    return switch (request.method()) {
      case "PUT" -> {
        stamp.objects.put(key, content(request));
        yield Answer.empty(200).with("ETag", "\"70ee1738b6b21e2c8a43f3a5ab0eee71\"");
      }
      case "DELETE" -> {
        stamp.objects.remove(key);
        yield Answer.empty(204);
      }
      default -> {
        byte[] content = stamp.objects.get(key);
        yield content == null
            ? Answer.xml(404, Document.of("aws/no-such-key.xml").with("key", key).text())
            : Answer.bytes(content);
      }
    };
  }

  private Answer list(String bucket, Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    List<String> keys =
        stamp.objects.keySet().stream()
            .filter(key -> key.startsWith(bucket + "/") && key.startsWith(prefix))
            .toList();
    int at = Integer.parseInt(query.getOrDefault("continuation-token", "0"));
    String object =
        keys.isEmpty()
            ? ""
            : Document.of("aws/object.xml")
                .with("key", keys.get(at))
                .with("size", stamp.objects.get(keys.get(at)).length)
                .text();
    String next = next("NextContinuationToken", at, keys.size());
    return Answer.xml(
        200,
        Document.of("aws/objects.xml")
            .with("bucket", bucket)
            .with("prefix", prefix)
            .with("objects", object)
            .with("next", "<IsTruncated>" + !next.isEmpty() + "</IsTruncated>" + next)
            .text());
  }

  private static String next(String name, int at, int size) {
    return at + 1 < size ? "<" + name + ">" + (at + 1) + "</" + name + ">" : "";
  }

  /** What was sent in chunks, each with its size and signature before it. */
  private static byte[] content(Request request) {
    if (!request.header("Content-Encoding").contains("aws-chunked")) {
      return request.body();
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    String text = new String(request.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = 0;
    while (true) {
      int end = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, end).split(";", 2)[0], 16);
      if (size == 0) {
        return content.toByteArray();
      }
      content.write(request.body(), end + 2, size);
      at = end + 2 + size + 2;
    }
  }

  private Answer secrets(Request request) {
    try {
      JsonNode asked = JSON.readTree(request.body());
      String name = asked.get("SecretId").asText();
      if (request.header("X-Amz-Target").equals("secretsmanager.PutSecretValue")) {
        if (!name.startsWith("catamaran-")) {
          return Answer.json(400, Document.of("aws/no-secret.json").text());
        }
        stamp.secrets.put(name, asked.get("SecretString").asText());
        return Answer.json(200, Document.of("aws/secret-put.json").with("name", name).text());
      }
      return stamp.secrets.containsKey(name)
          ? Answer.json(
              200,
              Document.of("aws/secret-value.json")
                  .with("name", name)
                  .with("value", stamp.secrets.get(name))
                  .text())
          : Answer.json(400, Document.of("aws/no-secret.json").text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer error(int status, String type, String code, String message) {
    return Answer.xml(
        status,
        Document.of("aws/error.xml")
            .with("type", type)
            .with("code", code)
            .with("message", message)
            .text());
  }
}
