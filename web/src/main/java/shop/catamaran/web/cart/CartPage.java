package shop.catamaran.web.cart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.UnknownArticleException;
import shop.catamaran.web.forms.CurrentPage;
import shop.catamaran.web.security.Visitor;

/** The cart with its articles; each row is a form of its own. */
@Named
@RequestScoped
public class CartPage {

  private CurrentPage page;
  private Visitor visitor;
  private Carts carts;

  private List<CartRow> rows;
  private boolean orderable;

  CartPage() {}

  @Inject
  CartPage(CurrentPage page, Visitor visitor, Carts carts) {
    this.page = page;
    this.visitor = visitor;
    this.carts = carts;
  }

  /** The articles as they stand. */
  public List<CartRow> getRows() {
    if (rows == null) {
      Optional<Cart> cart = visitor.cart().map(carts::cart);
      rows = cart.map(CartRow::of).orElse(List.of());
      orderable = cart.map(Cart::canBeOrdered).orElse(false);
    }
    return rows;
  }

  /** Whether everything in the cart can be bought as it stands. */
  public boolean isOrderable() {
    return !getRows().isEmpty() && orderable;
  }

  public int getUnitCount() {
    return getRows().stream().mapToInt(row -> row.getLine().quantity()).sum();
  }

  /** What to tell after the redirect that brought the shopper here. */
  public String getNews() {
    return switch (page.parameter("notice")) {
      case "added" -> "Added to your cart.";
      case "updated" -> "Your cart has been updated.";
      case "removed" -> "The article has been taken out of your cart.";
      case "gone" -> "That article is no longer on sale.";
      default -> "";
    };
  }

  /** Sets the quantity of a row's article; 0 takes it out. */
  public String change(CartRow row) {
    Optional<Sku> sku = row.namedSku();
    if (sku.isEmpty()) {
      return page.seeOther("/cart");
    }
    Optional<Integer> quantity = Quantity.parse(row.getQuantity());
    if (quantity.isEmpty()) {
      page.complain(
          row.getFieldId(),
          "Enter a whole number from 1 to " + Carts.QUANTITY_MAX + ", or 0 to remove it.");
      return null;
    }
    try {
      carts.setQuantity(cart(), sku.get(), quantity.get());
    } catch (UnknownArticleException e) {
      return page.seeOther("/cart?notice=gone");
    }
    return page.seeOther("/cart?notice=" + (quantity.get() == 0 ? "removed" : "updated"));
  }

  /** Takes a row's article out. */
  public String remove(CartRow row) {
    Optional<Sku> sku = row.namedSku();
    sku.ifPresent(named -> carts.remove(cart(), named));
    return page.seeOther(sku.isPresent() ? "/cart?notice=removed" : "/cart");
  }

  private CartId cart() {
    return visitor.cartForChange();
  }
}
