package shop.catamaran.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the API's description are what the API takes and gives. */
class DescriptionExamplesTest {

  /** Members that are left out where there is nothing to tell. */
  private static final Set<String> MAY_LACK = Set.of("correctedText", "nextCursor", "image");

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("beginCheckout.200", CheckoutDocument.class),
        Arguments.of("createCart.201", CartDocument.class),
        Arguments.of("getCart.200", CartDocument.class),
        Arguments.of("getCategory.200", CategoryDocument.class),
        Arguments.of("getProduct.200", ProductDocument.class),
        Arguments.of("getQuote.200", CheckoutDocument.QuoteDocument.class),
        Arguments.of("importCatalogue.200", ImportResource.ReportDocument.class),
        Arguments.of("listProducts.200", ProductListing.class),
        Arguments.of("placeOrder.201", OrderDocument.class),
        Arguments.of("placeOrder.request", NewOrder.class),
        Arguments.of("refund.request", OrderAdministration.RefundDocument.class),
        Arguments.of("setQuantity.200", CartDocument.class),
        Arguments.of("setQuantity.400", ProblemDocument.class),
        Arguments.of("setQuantity.request", CartsResource.QuantityDocument.class),
        Arguments.of("trackOrder.200", OrderDocument.class));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleHasTheMembersOfItsRecord(String name, Class<? extends Record> type)
      throws IOException {
    Set<String> members =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    JsonObject example = read(name);
    assertThat(members).containsAll(example.keySet());
    members.removeAll(MAY_LACK);
    assertThat(example.keySet()).containsAll(members);
  }

  @Test
  void theExampleOfAnOrderIsTaken() throws IOException {
    try (InputStream file = file("placeOrder.request")) {
      assertThat(NewOrder.read(JsonBody.parse(file)).email()).isEqualTo("ada@example.org");
    }
  }

  private static JsonObject read(String name) throws IOException {
    try (InputStream file = file(name);
        JsonReader reader = Json.createReader(file)) {
      return reader.readObject();
    }
  }

  private static InputStream file(String name) {
    InputStream file =
        DescriptionExamplesTest.class.getResourceAsStream("examples/" + name + ".json");
    assertThat(file).as(name).isNotNull();
    return file;
  }
}
