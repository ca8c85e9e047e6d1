package shop.catamaran.orders.internal.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.joda.money.Money;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.Quote;

/** Works out what an order costs. */
final class Quotes {

  private Quotes() {}

  static Quote quote(OrderId id, Cart cart, DeliveryOption delivery, Vat vat) {
    Money total = cart.goodsTotal().plus(delivery.price());
    Money contained = vat.containedIn(total);
    return new Quote(
        id,
        cart.lines(),
        cart.goodsTotal(),
        delivery,
        total,
        contained,
        vat.percent(),
        fingerprint(cart, delivery, total, contained, vat));
  }

  // Each text is preceded by its length, so that no two different quotes read the same.
  private static String fingerprint(
      Cart cart, DeliveryOption delivery, Money total, Money contained, Vat vat) {
    StringBuilder shown = new StringBuilder();
    for (Cart.Line line : cart.lines()) {
      append(shown, line.sku().value());
      append(shown, line.title());
      line.options()
          .forEach(
              (name, value) -> {
                append(shown, name);
                append(shown, value);
              });
      append(shown, String.valueOf(line.quantity()));
      append(shown, line.unitPrice().toString());
      append(shown, String.valueOf(canBeHad(line)));
    }
    append(shown, delivery.code());
    append(shown, delivery.name());
    append(shown, delivery.promise());
    append(shown, delivery.price().toString());
    append(shown, total.toString());
    append(shown, contained.toString());
    append(shown, String.valueOf(vat.percent()));
    return sha256(shown.toString());
  }

  static boolean canBeHad(Cart.Line line) {
    return line.notice() == Cart.Notice.NONE || line.notice() == Cart.Notice.PRICE_CHANGED;
  }

  private static void append(StringBuilder shown, String text) {
    shown.append(text.length()).append(':').append(text);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
