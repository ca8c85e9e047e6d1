package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the API says of itself is a document that tools can read. */
class DescriptionIT {

  private static final Set<String> MEMBERS =
      Set.of("openapi", "info", "servers", "tags", "paths", "components", "security");

  private static JsonNode description;

  @BeforeAll
  static void read() throws IOException {
    description =
        new ObjectMapper()
            .readTree(
                Jsoup.newSession()
                    .ignoreContentType(true)
                    .maxBodySize(0)
                    .newRequest(RunningShop.get().url() + "/openapi")
                    .header("Accept", "application/json")
                    .execute()
                    .body());
  }

  @Test
  void hasOnlyWhatADescriptionHas() {
    assertThat(description.fieldNames()).toIterable().isSubsetOf(MEMBERS);
    assertThat(description.findValuesAsText("maxProperties")).isEmpty();
    assertThat(description.findValuesAsText("multipleOf")).isEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(description.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(description.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void everyParameterHasASchemaAndThoseOfPathsAreRequired() {
    for (JsonNode parameters : description.findValues("parameters")) {
      for (JsonNode parameter : parameters) {
        assertThat(parameter.has("schema")).as(parameter.toString()).isTrue();
        if (parameter.get("in").asText().equals("path")) {
          assertThat(parameter.get("required").asBoolean()).as(parameter.toString()).isTrue();
        }
      }
    }
  }

  @Test
  void everyRefusalIsAProblem() {
    description
        .get("paths")
        .forEach(
            path ->
                path.forEach(
                    operation ->
                        operation.get("responses").properties().forEach(this::checkRefusal)));
  }

  private void checkRefusal(Map.Entry<String, JsonNode> response) {
    if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
      JsonNode reference = response.getValue().get("$ref");
      JsonNode resolved =
          reference == null ? response.getValue() : description.at(reference.asText().substring(1));
      assertThat(resolved.at("/content/application~1problem+json/schema/$ref").asText())
          .as(response.toString())
          .isEqualTo("#/components/schemas/Problem");
    }
  }

  @Test
  void theMainOperationsHaveExamples() {
    for (String example :
        List.of(
            "/api/v1/products/get/responses/200",
            "/api/v1/products/{handle}/get/responses/200",
            "/api/v1/carts/{cartId}/lines/{sku}/put/requestBody",
            "/api/v1/carts/{cartId}/quote/get/responses/200",
            "/api/v1/orders/post/requestBody",
            "/api/v1/orders/post/responses/201")) {
      String[] parts = example.split("/(?=get/|put/|post/)", 2);
      JsonNode operation = description.get("paths").get(parts[0]);
      assertThat(operation.at("/" + parts[1] + "/content/application~1json/example").isObject())
          .as(example)
          .isTrue();
    }
  }
}
