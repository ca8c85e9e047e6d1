package shop.catamaran.orders.internal.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.MoneyText;
import shop.catamaran.orders.Quote;
import shop.catamaran.orders.internal.Options;

/** Says in sentences how what is now differs from what the shopper was shown. */
final class QuoteChanges {

  private QuoteChanges() {}

  /** Lines that cannot be bought as they stand; empty if all can. */
  static List<String> obstacles(Quote now) {
    return now.lines().stream()
        .filter(line -> !Quotes.canBeHad(line))
        .map(QuoteChanges::obstacle)
        .toList();
  }

  private static String obstacle(Cart.Line line) {
    return switch (line.notice()) {
      case WITHDRAWN -> title(line) + " is no longer on sale.";
      case TOO_FEW_NOW -> tooFewNow(title(line), line.quantity(), line.unitsAvailable());
      default -> tooFew(title(line), line.quantity(), line.unitsAvailable());
    };
  }

  private static String tooFewNow(String title, int unitsWanted, int unitsNow) {
    if (unitsNow <= 0) {
      return title + " cannot be had at this moment; please try again later.";
    }
    return "Only %d of %s can be had at this moment, more later; your cart holds %d."
        .formatted(unitsNow, title, unitsWanted);
  }

  static String tooFew(String title, int unitsWanted, int unitsLeft) {
    if (unitsLeft <= 0) {
      return title + " is sold out.";
    }
    return "Only %d of %s %s left; your cart holds %d."
        .formatted(unitsLeft, title, unitsLeft == 1 ? "is" : "are", unitsWanted);
  }

  /** What is different; never empty. */
  static List<String> differences(Optional<ShownQuote> shown, Quote now) {
    List<String> changes = new ArrayList<>(obstacles(now));
    if (shown.isPresent()) {
      addSinceShown(changes, shown.get(), now);
    } else {
      now.lines().stream()
          .filter(line -> line.notice() == Cart.Notice.PRICE_CHANGED)
          .forEach(
              line -> changes.add(price(title(line), line.unitPrice(), line.priceWhenAdded())));
    }
    if (changes.isEmpty()) {
      changes.add("Your order has changed since you last saw it. Please check it again.");
    }
    return changes;
  }

  private static void addSinceShown(List<String> changes, ShownQuote shown, Quote now) {
    for (Cart.Line line : now.lines()) {
      ShownQuote.Line before = shown.lines().get(line.sku().value());
      if (before == null) {
        changes.add(title(line) + " has been added to your cart.");
        continue;
      }
      if (!before.unitPrice().equals(line.unitPrice())) {
        changes.add(price(title(line), line.unitPrice(), before.unitPrice()));
      }
      if (before.quantity() != line.quantity()) {
        changes.add(
            "Your cart now holds %d of %s instead of %d."
                .formatted(line.quantity(), title(line), before.quantity()));
      }
    }
    shown
        .lines()
        .forEach(
            (sku, line) -> {
              if (now.lines().stream().noneMatch(current -> current.sku().value().equals(sku))) {
                changes.add(line.title() + " is no longer in your cart.");
              }
            });
    if (!shown.deliveryCode().equals(now.delivery().code())) {
      changes.add("The way of delivery is now: " + now.delivery().name() + ".");
    } else if (!shown.deliveryPrice().equals(now.delivery().price())) {
      changes.add(price(now.delivery().name(), now.delivery().price(), shown.deliveryPrice()));
    }
  }

  private static String price(String title, Money now, Money before) {
    return "%s now costs %s instead of %s."
        .formatted(title, MoneyText.of(now), MoneyText.of(before));
  }

  private static String title(Cart.Line line) {
    return Options.titleOf(line.title(), line.options());
  }
}
