package shop.catamaran.orders.internal.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.catamaran.catalog.OutOfStockException;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Stock;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.orders.PlaceOrder;
import shop.catamaran.orders.Quote;
import shop.catamaran.orders.QuoteChangedException;
import shop.catamaran.orders.internal.Options;
import shop.catamaran.orders.internal.cart.CartLines;
import shop.catamaran.orders.internal.draft.Drafts;
import shop.catamaran.orders.internal.order.NewOrder;
import shop.catamaran.orders.internal.order.OrderStore;
import shop.catamaran.orders.internal.outbox.Outbox;
import shop.catamaran.orders.internal.outbox.Task;
import shop.catamaran.orders.internal.outbox.TaskKind;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.Payments;

/** Makes a cart an order: all of it in one transaction, or nothing. */
@ApplicationScoped
class OrderPlacing {

  /** How long the shopper's own request has before the background asks the gateway too. */
  private static final Duration SETTLE_DELAY = Duration.ofSeconds(8);

  private CartLines cartLines;
  private Quoting quoting;
  private Drafts drafts;
  private OrderStore store;
  private Stock stock;
  private Payments payments;
  private Outbox outbox;
  private Clock clock;

  OrderPlacing() {}

  @Inject
  OrderPlacing(
      CartLines cartLines,
      Quoting quoting,
      Drafts drafts,
      OrderStore store,
      Stock stock,
      Payments payments,
      Outbox outbox,
      Clock clock) {
    this.cartLines = cartLines;
    this.quoting = quoting;
    this.drafts = drafts;
    this.store = store;
    this.stock = stock;
    this.payments = payments;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Places an order whose fields have been checked, unless it has been placed before. The cart is
   * locked first: nobody changes it between what is priced here and what is ordered.
   */
  @Transactional
  void place(PlaceOrder command) {
    cartLines.lock(command.cart());
    if (store.find(command.orderId()).isPresent()) {
      return;
    }
    Quote quote = quoting.quote(command.orderId(), command.cart(), command.deliveryCode());
    if (!quote.fingerprint().equals(command.quoteFingerprint())
        || !QuoteChanges.obstacles(quote).isEmpty()) {
      throw new QuoteChangedException(
          QuoteChanges.differences(
              drafts.quoted(command.cart(), command.quoteFingerprint()).map(ShownQuote::ofJson),
              quote));
    }
    NewOrder order =
        new NewOrder(command.cart(), command.email(), command.address(), quote, clock.instant());
    if (store.insert(order)) {
      sell(command, quote);
      payments.open(
          new OpenPayment(
              new PaymentId(command.orderId().value()), quote.total(), command.token()));
      outbox.add(Task.of(TaskKind.SETTLE_PAYMENT, command.orderId()), SETTLE_DELAY);
    }
  }

  private void sell(PlaceOrder command, Quote quote) {
    Map<Sku, Integer> units =
        quote.lines().stream().collect(Collectors.toMap(Cart.Line::sku, Cart.Line::quantity));
    try {
      stock.sell(command.orderId().value(), units);
    } catch (OutOfStockException e) {
      String title =
          quote.lines().stream()
              .filter(line -> line.sku().equals(e.sku()))
              .map(line -> Options.titleOf(line.title(), line.options()))
              .findFirst()
              .orElse(e.sku().value());
      QuoteChangedException changed =
          new QuoteChangedException(
              List.of(QuoteChanges.tooFew(title, e.unitsRequested(), e.unitsLeft())));
      changed.initCause(e);
      throw changed;
    }
  }

  static InvalidCheckoutException notThisCarts() {
    return new InvalidCheckoutException(
        Map.of("orderId", "This order belongs to another cart. Open the checkout again."));
  }
}
