package shop.catamaran.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.catamaran.catalog.InvalidCatalogFileException;
import shop.catamaran.catalog.InvalidCursorException;
import shop.catamaran.catalog.OutOfStockException;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.CartFullException;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.orders.InvalidQuantityException;
import shop.catamaran.orders.InvalidTransitionException;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.QuoteChangedException;
import shop.catamaran.orders.UnknownArticleException;
import shop.catamaran.orders.UnknownOrderException;
import shop.catamaran.payments.GatewayUnavailableException;
import shop.catamaran.payments.RefundRefusedException;
import shop.catamaran.web.Problem;

class ProblemsTest {

  private static final OrderId ORDER = new OrderId(new UUID(1, 2));

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new InvalidCursorException(), 400),
        Arguments.of(new InvalidCatalogFileException("the header is missing"), 400),
        Arguments.of(new InvalidQuantityException(-1), 400),
        Arguments.of(new InvalidCheckoutException(Map.of("email", "Enter your e-mail.")), 400),
        Arguments.of(new UnknownArticleException(new Sku("A")), 404),
        Arguments.of(new UnknownOrderException(ORDER), 404),
        Arguments.of(new OutOfStockException(new Sku("A"), 2, 1), 409),
        Arguments.of(new CartFullException(), 409),
        Arguments.of(new QuoteChangedException(List.of("It costs more now.")), 409),
        Arguments.of(
            new InvalidTransitionException(ORDER, OrderState.PLACED, OrderState.SHIPPED), 409),
        Arguments.of(new RefundRefusedException("less is left"), 409),
        Arguments.of(new GatewayUnavailableException("no answer", new RuntimeException()), 503));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void answersRefusalsWithTheirStatus(RuntimeException refusal, int status) {
    assertThat(Problems.of(refusal)).map(Problem::status).contains(status);
  }

  @Test
  void tellsFieldsAndChanges() {
    assertThat(
            Problems.of(new InvalidCheckoutException(Map.of("email", "Enter it.")))
                .orElseThrow()
                .toJson())
        .contains("\"errors\":[{\"field\":\"email\",\"message\":\"Enter it.\"}]");
    assertThat(Problems.of(new QuoteChangedException(List.of("A.", "B."))).orElseThrow().toJson())
        .contains("\"type\":\"urn:catamaran:problem:quote-changed\"")
        .contains("\"changes\":[\"A.\",\"B.\"]");
  }

  @Test
  void keepsOurOwnFaultsToOurselves() {
    assertThat(Problems.of(new IllegalStateException("secret"))).isEmpty();
    assertThat(Problems.of(new NullPointerException())).isEmpty();
  }
}
