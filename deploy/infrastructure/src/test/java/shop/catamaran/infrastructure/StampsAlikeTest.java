package shop.catamaran.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stamps look the same from outside, and what one gives the others and the record can take. */
class StampsAlikeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern VARIABLE =
      Pattern.compile("^variable \"(\\w+)\" \\{\\n(.*?)\\n}$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile(
          "^  type += (.*?)(?=\\n  \\w|\\n\\n|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

  private static final String PEERS_TEST =
      """
      mock_provider "%s" {
        source = "./tests/mocks"
      }

      run "takes_its_peers" {
        command = plan
      }
      """;

  private static final Map<String, String> PROVIDERS =
      Map.of("aws", "aws", "azure", "azurerm", "gcp", "google");

  /** What a cloud has and the others do not. */
  private static final Map<String, Set<String>> OWN_VARIABLES =
      Map.of(
          "aws", Set.of("member_image", "database_image"),
          "azure",
              Set.of(
                  "subscription_id",
                  "tenant_id",
                  "name_suffix",
                  "operator_addresses",
                  "certificate",
                  "gateway_capacity",
                  "database_admin_password"),
          "gcp", Set.of("project", "database_admin_password"));

  @TempDir Path folder;

  @Test
  void haveTheSameOutputsWhichFitTheRecordAndThePeers() throws IOException {
    Terraform terraform = RequiresTerraform.terraform();
    Map<String, JsonNode> stamps = new LinkedHashMap<>();
    for (String stamp : Roots.STAMPS) {
      stamps.put(stamp, outputs(terraform, stamp));
    }

    assertThat(new HashSet<>(stamps.values().stream().map(StampsAlikeTest::shapes).toList()))
        .as("names and forms of outputs")
        .hasSize(1);
    assertThat(stamps.values())
        .allSatisfy(
            outputs ->
                assertThat(outputs).noneMatch(output -> output.get("sensitive").asBoolean()));

    assertPassed(Roots.test(terraform, "dns", recordOf(stamps)));
    for (String stamp : Roots.STAMPS) {
      Path copy = Roots.copy(stamp, folder.resolve("peers-of-" + stamp));
      Path peers = copy.resolve("peers.tfvars.json");
      Files.writeString(peers, JSON.writeValueAsString(Map.of("peers", peersOf(stamp, stamps))));
      Files.writeString(
          copy.resolve("tests/peers.tftest.hcl"), PEERS_TEST.formatted(PROVIDERS.get(stamp)));
      assertPassed(
          Roots.test(
              terraform,
              stamp,
              copy,
              "realistic",
              new String[] {"tests/peers.tftest.hcl"},
              "-var-file=" + peers.getFileName()));
    }
  }

  private JsonNode outputs(Terraform terraform, String stamp) throws IOException {
    Path copy = Roots.copy(stamp, folder.resolve(stamp));
    Terraform.Result result =
        Roots.test(
            terraform,
            stamp,
            copy,
            "realistic",
            new String[] {"tests/stamp.tftest.hcl"},
            "-json",
            "-verbose");
    for (String line : result.output().lines().toList()) {
      JsonNode message = JSON.readTree(line);
      if (message.path("type").asText().equals("test_state")) {
        return message.get("test_state").get("outputs");
      }
    }
    throw new AssertionError("no outputs of " + stamp + ": " + result.output());
  }

  /** The outputs' names, and of each the names of its fields. */
  private static Map<String, String> shapes(JsonNode outputs) {
    Map<String, String> shapes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> output : outputs.properties()) {
      JsonNode value = output.getValue().get("value");
      String shape =
          switch (output.getKey()) {
            // One entry for each other cloud or name.
            case "peer" -> shape(value.iterator().next());
            case "certificate_records" -> "map";
            default -> shape(value);
          };
      shapes.put(output.getKey(), shape);
    }
    return shapes;
  }

  private static String shape(JsonNode value) {
    if (!value.isObject()) {
      return value.getNodeType().toString();
    }
    Map<String, String> fields = new TreeMap<>();
    value.properties().forEach(field -> fields.put(field.getKey(), shape(field.getValue())));
    return fields.toString();
  }

  private Path recordOf(Map<String, JsonNode> stamps) throws IOException {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode endpoints = variables.putObject("stamps");
    ObjectNode records = variables.putObject("certificate_records");
    stamps.forEach(
        (name, outputs) -> {
          endpoints.set(name, outputs.get("endpoint").get("value"));
          // One will do for the record's own tests, which count on it.
          if (records.isEmpty()) {
            records.setAll((ObjectNode) outputs.get("certificate_records").get("value"));
          }
        });
    Path copy = Roots.copy("dns", folder.resolve("record"));
    Files.writeString(copy.resolve("stamps.auto.tfvars.json"), variables.toString());
    // What the tests give otherwise.
    Files.writeString(copy.resolve("tests/stamps.tfvars"), "");
    return copy;
  }

  private static Map<String, JsonNode> peersOf(String stamp, Map<String, JsonNode> stamps) {
    Map<String, JsonNode> peers = new TreeMap<>();
    stamps.forEach(
        (name, outputs) -> {
          if (!name.equals(stamp)) {
            peers.put(name, outputs.get("peer").get("value").get(stamp));
          }
        });
    return peers;
  }

  private static void assertPassed(Terraform.Result result) {
    assertThat(result.succeeded()).as(result.output()).isTrue();
  }

  @Test
  void haveTheSameVariablesButForWhatIsACloudsOwn() {
    Map<String, Map<String, String>> common = new TreeMap<>();
    for (String stamp : Roots.STAMPS) {
      Map<String, String> types = new TreeMap<>();
      variables(stamp).forEach((name, body) -> types.put(name, type(body)));
      assertThat(types).containsKeys(OWN_VARIABLES.get(stamp).toArray(String[]::new));
      types.keySet().removeAll(OWN_VARIABLES.get(stamp));
      common.put(stamp, types);
    }

    assertThat(common.get("azure")).isEqualTo(common.get("aws"));
    assertThat(common.get("gcp")).isEqualTo(common.get("aws"));
  }

  @Test
  void haveNoSecretAsPlainVariable() {
    for (String root : Roots.ALL) {
      variables(root)
          .forEach(
              (name, body) -> {
                if (name.matches(".*(password|secret|link_key|token).*")) {
                  assertThat(body).as(root + " " + name).contains("sensitive   = true");
                  assertThat(body).as(root + " " + name).containsPattern("default += (null|\\{})");
                }
              });
    }
    assertThat(variables("aws")).containsKey("link_keys");
  }

  @Test
  void haveSchemasOfAllTypesThatTheyUseAndOfNoOther() {
    Set<String> used = new TreeSet<>();
    for (String root : Roots.ALL) {
      for (Path file : Roots.files(root, ".tf")) {
        Pattern.compile("^(resource|data) \"(\\w+)\"", Pattern.MULTILINE)
            .matcher(Roots.read(file))
            .results()
            .forEach(m -> used.add((m.group(1).equals("data") ? "data." : "") + m.group(2)));
      }
    }
    Set<String> known = new TreeSet<>();
    for (String provider : Set.of("aws", "azurerm", "google")) {
      known.addAll(ProviderSchema.read(Roots.schema(provider)).types());
    }

    assertThat(known).as("run schemas/generate.mjs").isEqualTo(used);
  }

  private static Map<String, String> variables(String root) {
    return VARIABLE
        .matcher(Roots.read(Roots.folder(root).resolve("variables.tf")))
        .results()
        .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
  }

  private static String type(String body) {
    return TYPE.matcher(body)
        .results()
        .findFirst()
        .map(MatchResult::group)
        .orElseThrow()
        .replaceAll("\\s+", " ");
  }
}
