package shop.catamaran.web.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;
import shop.catamaran.orders.Carts;
import shop.catamaran.web.security.Visitor;

/** What the header of every page shows. */
@Named
@RequestScoped
public class Masthead {

  private final Catalog catalog;
  private final Carts carts;
  private final Visitor visitor;
  private int cartCount = -1;

  /** For the container's proxy. */
  Masthead() {
    this(null, null, null);
  }

  @Inject
  Masthead(Catalog catalog, Carts carts, Visitor visitor) {
    this.catalog = catalog;
    this.carts = carts;
    this.visitor = visitor;
  }

  public List<Category> getCategories() {
    return catalog.categories();
  }

  /** Units in the visitor's cart; asks the database only for a visitor who has one. */
  public int getCartCount() {
    if (cartCount < 0) {
      cartCount = visitor.cart().map(carts::unitCount).orElse(0);
    }
    return cartCount;
  }
}
