package shop.catamaran.orders.internal.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shop.catamaran.catalog.OutOfStockException;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Stock;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.PlaceOrder;
import shop.catamaran.orders.Quote;
import shop.catamaran.orders.QuoteChangedException;
import shop.catamaran.orders.internal.Ids;
import shop.catamaran.orders.internal.confirmation.Confirmations;
import shop.catamaran.orders.internal.draft.Drafts;
import shop.catamaran.orders.internal.order.OrderStore;
import shop.catamaran.orders.internal.order.Settlement;
import shop.catamaran.payments.PaymentToken;

@ApplicationScoped
class DatabaseCheckout implements Checkout {

  private Carts carts;
  private Drafts drafts;
  private Quoting quoting;
  private PlacingAttempts placing;
  private OrderStore store;
  private Settlement settlement;
  private Confirmations confirmations;
  private Stock stock;

  DatabaseCheckout() {}

  @Inject
  DatabaseCheckout(
      Carts carts,
      Drafts drafts,
      Quoting quoting,
      PlacingAttempts placing,
      OrderStore store,
      Settlement settlement,
      Confirmations confirmations,
      Stock stock) {
    this.carts = carts;
    this.drafts = drafts;
    this.quoting = quoting;
    this.placing = placing;
    this.store = store;
    this.settlement = settlement;
    this.confirmations = confirmations;
    this.stock = stock;
  }

  @Override
  @Transactional
  public CheckoutDraft draft(CartId cart) {
    return begin(cart);
  }

  @Override
  @Transactional
  public CheckoutDraft enterAddress(CartId cart, String email, Address address) {
    CheckoutFields fields = new CheckoutFields();
    String checkedEmail = fields.email(email);
    Address checkedAddress = fields.address(address);
    fields.throwIfAny();
    return drafts.keepAddress(cart, checkedEmail, checkedAddress);
  }

  @Override
  public List<String> countries() {
    return Countries.codes();
  }

  @Override
  public List<DeliveryOption> deliveryOptions(CartId cart, String country) {
    CheckoutFields fields = new CheckoutFields();
    fields.country(country);
    fields.throwIfAny();
    return DeliveryRates.options(carts.cart(cart).goodsTotal());
  }

  @Override
  @Transactional
  public CheckoutDraft chooseDelivery(CartId cart, String deliveryCode) {
    CheckoutFields fields = new CheckoutFields();
    if (DeliveryRates.option(deliveryCode, carts.cart(cart).goodsTotal()).isEmpty()) {
      fields.fault("delivery", "Choose one of the ways of delivery.");
    }
    fields.throwIfAny();
    return drafts.keepDelivery(cart, deliveryCode);
  }

  @Override
  @Transactional
  public CheckoutDraft choosePayment(CartId cart, PaymentToken token, String cardLabel) {
    CheckoutFields fields = new CheckoutFields();
    fields.token(token);
    String label = fields.cardLabel(cardLabel);
    fields.throwIfAny();
    return drafts.keepPayment(cart, token, label);
  }

  @Override
  @Transactional
  public Quote quote(CartId cart) {
    CheckoutDraft draft = begin(cart);
    CheckoutFields fields = new CheckoutFields();
    if (draft.email().isEmpty() || draft.address().isEmpty()) {
      fields.fault("name", "Enter the address that the order goes to.");
    }
    if (draft.deliveryCode().isEmpty()) {
      fields.fault("delivery", "Choose one of the ways of delivery.");
    }
    if (carts.unitCount(cart) == 0) {
      fields.fault("cart", "Your cart is empty.");
    }
    fields.throwIfAny();
    Quote quote = quoting.quote(draft.orderId(), cart, draft.deliveryCode().orElseThrow());
    drafts.keepQuoted(cart, quote.fingerprint(), ShownQuote.of(quote).toJson());
    return quote;
  }

  @Override
  @Transactional
  public Quote quote(CartId cart, String country, String deliveryCode) {
    CheckoutFields fields = new CheckoutFields();
    fields.country(country);
    fields.throwIfAny();
    OrderId id =
        drafts.find(cart).map(CheckoutDraft::orderId).orElseGet(() -> new OrderId(Ids.random()));
    return quoting.quote(id, cart, deliveryCode);
  }

  @Override
  public Order place(PlaceOrder command) {
    CheckoutFields fields = new CheckoutFields();
    fields.require("orderId", command.orderId());
    fields.require("cart", command.cart());
    fields.throwIfAny();
    Optional<Order> before = store.find(command.orderId());
    if (before.isEmpty()) {
      placeWithStockOfAllClouds(checked(command));
    }
    Order order = before.orElseGet(() -> store.find(command.orderId()).orElseThrow());
    if (!order.cart().equals(command.cart())) {
      throw OrderPlacing.notThisCarts();
    }
    if (order.state() == OrderState.PLACED) {
      settlement.settle(order.id(), confirmations::beforeTaking);
      order = store.find(order.id()).orElseThrow();
    }
    return confirmations.confirmed(order);
  }

  // A draft that came from another cloud may be older than the order that was made of it.
  private CheckoutDraft begin(CartId cart) {
    CheckoutDraft draft = drafts.begin(cart);
    boolean isOver =
        store.find(draft.orderId()).filter(order -> order.state() != OrderState.PLACED).isPresent();
    return isOver && drafts.renew(cart, draft.orderId()) ? drafts.begin(cart) : draft;
  }

  /** If too little is here, what is missing is asked for outside the transaction, once. */
  private void placeWithStockOfAllClouds(PlaceOrder command) {
    try {
      placing.place(command);
    } catch (QuoteChangedException e) {
      if (!(e.getCause() instanceof OutOfStockException)
          || !stock.bringHere(units(carts.cart(command.cart())))) {
        throw e;
      }
      placing.place(command);
    }
  }

  private static Map<Sku, Integer> units(Cart cart) {
    return cart.lines().stream().collect(Collectors.toMap(Cart.Line::sku, Cart.Line::quantity));
  }

  private static PlaceOrder checked(PlaceOrder command) {
    CheckoutFields fields = new CheckoutFields();
    String email = fields.email(command.email());
    Address address = fields.address(command.address());
    fields.token(command.token());
    fields.require("delivery", command.deliveryCode());
    fields.require("cart", command.quoteFingerprint());
    fields.throwIfAny();
    return new PlaceOrder(
        command.orderId(),
        command.cart(),
        email,
        address,
        command.deliveryCode(),
        command.token(),
        command.quoteFingerprint());
  }
}
