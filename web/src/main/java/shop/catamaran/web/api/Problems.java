package shop.catamaran.web.api;

import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.catalog.InvalidCatalogFileException;
import shop.catamaran.catalog.InvalidCursorException;
import shop.catamaran.catalog.OutOfStockException;
import shop.catamaran.orders.CartFullException;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.orders.InvalidQuantityException;
import shop.catamaran.orders.InvalidTransitionException;
import shop.catamaran.orders.QuoteChangedException;
import shop.catamaran.orders.UnknownArticleException;
import shop.catamaran.orders.UnknownOrderException;
import shop.catamaran.payments.GatewayUnavailableException;
import shop.catamaran.payments.PaymentConflictException;
import shop.catamaran.payments.RefundRefusedException;
import shop.catamaran.payments.UnknownPaymentException;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Problem.FieldError;
import shop.catamaran.web.errors.DatabaseFailure;

/** Which problem an exception is to the client. */
final class Problems {

  private Problems() {}

  /** The problem, or empty if the exception is nobody's but our own fault. */
  static Optional<Problem> of(Throwable thrown) {
    if (thrown instanceof InvalidRequestException e) {
      return Optional.of(e.problem());
    }
    if (thrown instanceof WebApplicationException e) {
      return ofStatus(e);
    }
    return Optional.ofNullable(ofCatalog(thrown))
        .or(() -> Optional.ofNullable(ofOrders(thrown)))
        .or(() -> Optional.ofNullable(ofPayments(thrown)))
        .or(() -> ofDatabase(thrown));
  }

  private static Optional<Problem> ofStatus(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status >= 500 && status != 503) {
      return Optional.empty();
    }
    return Optional.of(Problem.ofStatus(status, explanation(status)));
  }

  private static String explanation(int status) {
    return switch (status) {
      case 404 -> "This address is not known.";
      case 405 -> "See the header Allow for the methods that are.";
      case 406 -> "Answers are given as application/json.";
      case 415 -> "See the API's description for the media types that are understood.";
      default -> "The request cannot be processed.";
    };
  }

  private static Problem ofCatalog(Throwable thrown) {
    if (thrown instanceof InvalidCursorException e) {
      return Problem.ofFields(List.of(new FieldError("cursor", sentence(e))));
    }
    if (thrown instanceof OutOfStockException e) {
      return Problem.of(409, "out-of-stock", "Too few units are left", sentence(e))
          .with("sku", e.sku().value())
          .with("unitsLeft", e.unitsLeft());
    }
    if (thrown instanceof InvalidCatalogFileException e) {
      return Problem.of(400, "invalid-catalogue", "This is not a catalogue file", sentence(e));
    }
    return null;
  }

  private static Problem ofOrders(Throwable thrown) {
    if (thrown instanceof InvalidCheckoutException e) {
      return ofMessages(e.messages());
    }
    if (thrown instanceof InvalidQuantityException e) {
      return Problem.ofFields(List.of(new FieldError("quantity", sentence(e))));
    }
    if (thrown instanceof QuoteChangedException e) {
      return Problem.of(
              409,
              "quote-changed",
              "The quote no longer holds",
              "Nothing was done; get a new quote.")
          .with("changes", e.changes());
    }
    if (thrown instanceof CartFullException e) {
      return Problem.of(409, "cart-full", "The cart is full", sentence(e));
    }
    if (thrown instanceof InvalidTransitionException e) {
      return Problem.of(409, "invalid-transition", "The order's state forbids this", sentence(e));
    }
    if (thrown instanceof UnknownArticleException || thrown instanceof UnknownOrderException) {
      return Problem.ofStatus(404, sentence((RuntimeException) thrown));
    }
    return null;
  }

  private static Problem ofPayments(Throwable thrown) {
    if (thrown instanceof RefundRefusedException e) {
      return Problem.of(409, "refund-refused", "The refund cannot be given", sentence(e));
    }
    if (thrown instanceof PaymentConflictException e) {
      return Problem.of(409, "payment-conflict", "Another payment has this id", sentence(e));
    }
    if (thrown instanceof UnknownPaymentException e) {
      return Problem.ofStatus(404, sentence(e));
    }
    if (thrown instanceof GatewayUnavailableException) {
      return Problem.ofStatus(
          503, "The payment gateway does not answer; repeat the request with the same key.");
    }
    return null;
  }

  private static Optional<Problem> ofDatabase(Throwable thrown) {
    return DatabaseFailure.isBehind(thrown)
        ? Optional.of(
            Problem.ofStatus(
                503, "The shop's data cannot be reached; repeat the request, with the same key."))
        : Optional.empty();
  }

  private static Problem ofMessages(Map<String, String> messages) {
    List<FieldError> errors = new ArrayList<>();
    messages.forEach((field, message) -> errors.add(new FieldError(field, message)));
    return Problem.ofFields(errors);
  }

  private static String sentence(RuntimeException e) {
    String message = e.getMessage();
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
