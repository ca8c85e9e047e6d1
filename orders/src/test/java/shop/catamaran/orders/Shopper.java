package shop.catamaran.orders;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import shop.catamaran.catalog.Sku;
import shop.catamaran.payments.PaymentToken;

/** Someone with a cart who goes through the checkout. */
@Dependent
class Shopper {

  private static final Address ADDRESS =
      new Address("Ada Lovelace", "Havenkade 12", "", "3011 TD", "Rotterdam", "NL");

  @Inject private Carts carts;
  @Inject private Checkout checkout;

  private CartId cart;
  private String email;

  /** A new shopper with nothing but an e-mail address that no other has. */
  Shopper arrive() {
    cart = carts.create();
    email = "ada-" + UUID.randomUUID() + "@example.com";
    return this;
  }

  CartId cart() {
    return cart;
  }

  String email() {
    return email;
  }

  Shopper puts(Sku sku, int quantity) {
    carts.add(cart, sku, quantity);
    return this;
  }

  /** Fills in every step and looks at the review page, ready to place. */
  PlaceOrder reviews(String token) {
    checkout.enterAddress(cart, email, ADDRESS);
    checkout.chooseDelivery(cart, "standard");
    checkout.choosePayment(cart, new PaymentToken(token), "Visa ending in 4242");
    Quote quote = checkout.quote(cart);
    return new PlaceOrder(
        quote.orderId(),
        cart,
        email,
        ADDRESS,
        "standard",
        new PaymentToken(token),
        quote.fingerprint());
  }

  Order buys(Sku sku, int quantity, String token) {
    return checkout.place(puts(sku, quantity).reviews(token));
  }
}
