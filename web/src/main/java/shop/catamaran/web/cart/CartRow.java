package shop.catamaran.web.cart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Cart;
import shop.catamaran.web.forms.Entered;

/**
 * A row of the cart page. What comes back from the browser names its article itself: the row at
 * this place may be another one by then.
 */
public class CartRow {

  private final int index;
  private final Cart.Line line;
  private String sku;
  private String quantity;

  private CartRow(int index, Cart.Line line) {
    this.index = index;
    this.line = line;
    this.sku = line.sku().value();
    this.quantity = Integer.toString(line.quantity());
  }

  static List<CartRow> of(Cart cart) {
    List<CartRow> rows = new ArrayList<>();
    for (Cart.Line line : cart.lines()) {
      rows.add(new CartRow(rows.size(), line));
    }
    return rows;
  }

  public int getIndex() {
    return index;
  }

  public Cart.Line getLine() {
    return line;
  }

  /** The options that tell the article from its siblings, for example {@code M, Navy}. */
  public String getOptions() {
    return String.join(", ", line.options().values());
  }

  /** The article's full name, for buttons that are read aloud. */
  public String getFullName() {
    return getOptions().isEmpty() ? line.title() : line.title() + ", " + getOptions();
  }

  /** What the shopper must know about this article; empty if nothing. */
  public String getAdvice() {
    return switch (line.notice()) {
      case NONE, PRICE_CHANGED -> "";
      case TOO_FEW_LEFT ->
          line.unitsAvailable() == 1
              ? "Only 1 is left. Please lower the quantity."
              : "Only " + line.unitsAvailable() + " are left. Please lower the quantity.";
      case TOO_FEW_NOW ->
          line.unitsAvailable() <= 0
              ? "This cannot be had at this moment. Please try again later."
              : "Only "
                  + line.unitsAvailable()
                  + " can be had at this moment, more later. Please lower the quantity.";
      case SOLD_OUT -> "Sold out. Please remove it to go on.";
      case WITHDRAWN -> "No longer on sale. Please remove it to go on.";
    };
  }

  /** Whether today's price is another than the shopper last saw. */
  public boolean isPriceChanged() {
    return line.notice() == Cart.Notice.PRICE_CHANGED;
  }

  /** Whether it can be had at all. */
  public boolean isOnSale() {
    return line.notice() != Cart.Notice.SOLD_OUT && line.notice() != Cart.Notice.WITHDRAWN;
  }

  /** The client id of the quantity's field. */
  public String getFieldId() {
    return "quantity" + index;
  }

  public String getSku() {
    return sku;
  }

  public void setSku(String sku) {
    this.sku = Entered.line(sku);
  }

  public String getQuantity() {
    return quantity;
  }

  public void setQuantity(String quantity) {
    this.quantity = Entered.line(quantity);
  }

  Optional<Sku> namedSku() {
    try {
      return Optional.of(new Sku(sku));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
