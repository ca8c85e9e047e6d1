package shop.catamaran.orders;

import java.util.List;
import shop.catamaran.payments.PaymentToken;

/** Makes an order of a cart. Safe for use by many threads and for repetition. */
public interface Checkout {

  /**
   * The checkout of a cart, begun if there is none: its order id is minted here, before anything is
   * submitted.
   */
  CheckoutDraft draft(CartId cart);

  /**
   * Keeps where the order goes and whom to write to.
   *
   * @throws InvalidCheckoutException with a message for each field at fault
   */
  CheckoutDraft enterAddress(CartId cart, String email, Address address);

  /** Countries that are delivered to, as ISO 3166-1 alpha-2 codes, in display order. */
  List<String> countries();

  /** Ways of delivery for this cart and country, the usual one first. */
  List<DeliveryOption> deliveryOptions(CartId cart, String country);

  /**
   * Keeps the way of delivery.
   *
   * @throws InvalidCheckoutException if it is not one of the options
   */
  CheckoutDraft chooseDelivery(CartId cart, String deliveryCode);

  /** Keeps the card's token and the label that the shopper recognizes it by. */
  CheckoutDraft choosePayment(CartId cart, PaymentToken token, String cardLabel);

  /**
   * What the order would cost now, for review.
   *
   * @throws InvalidCheckoutException if the cart is empty or a step is missing
   */
  Quote quote(CartId cart);

  /**
   * What a cart would cost if sent to this country in this way, without a draft (for the API).
   *
   * @throws InvalidCheckoutException if the cart is empty or a value is at fault
   */
  Quote quote(CartId cart, String country, String deliveryCode);

  /**
   * Places the order, asks the gateway for the money and says how it stands: PAID; PLACED while the
   * gateway's answer is not known (it is asked again in the background and the shopper is written
   * to); DECLINED, with the cart as it was. Must be called outside a transaction. Repeating it with
   * the same order id answers how that order stands.
   *
   * @throws InvalidCheckoutException with a message for each field at fault; nothing was done
   * @throws QuoteChangedException if a price, the stock or the cart is not as the shopper saw it;
   *     nothing was done
   */
  Order place(PlaceOrder command);
}
