package shop.catamaran.web.browse;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.ProductSummary;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.CartFullException;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.InvalidQuantityException;
import shop.catamaran.orders.UnknownArticleException;
import shop.catamaran.web.security.Visitor;

/** A product; the article is chosen by links, so each has an address of its own. */
@Named("productPage")
@RequestScoped
public class ProductDetailPage {

  /** Parameter: how many were just put into the cart. */
  static final String ADDED = "added";

  private static final int RELATED = 4;

  private final Catalog catalog;
  private final Carts carts;
  private final Visitor visitor;
  private ShownProduct shown;
  private String quantity = "1";
  private String quantityMessage;
  private String problem;

  /** For the container's proxy. */
  ProductDetailPage() {
    this(null, null, null);
  }

  @Inject
  ProductDetailPage(Catalog catalog, Carts carts, Visitor visitor) {
    this.catalog = catalog;
    this.carts = carts;
    this.visitor = visitor;
  }

  /** Before anything else: a form that was sent reads the page before it is rendered. */
  @PostConstruct
  void find() {
    shown =
        catalog
            .product(PageRequest.part("handle"))
            .map(
                product ->
                    ShownProduct.of(
                        product, PageRequest.parameter("sku"), PageRequest.parameter("image")))
            .orElse(null);
  }

  /** Called before rendering. */
  public void load() {
    if (shown == null) {
      catalog
          .withdrawn(PageRequest.part("handle"))
          .ifPresentOrElse(PageRequest::gone, PageRequest::notFound);
    }
  }

  /** Puts the chosen article into the cart and shows the page again, saying so. */
  public void addToCart() {
    if (shown == null) {
      return;
    }
    quantity = PageRequest.parameter("quantity").strip();
    Sku sku = shown.getChosen().sku();
    Optional<Integer> units = Quantity.read(quantity);
    if (sku.value().equals(PageRequest.parameter("sku"))) {
      Quantity.refusal(units, shown.getChosen().unitsAvailable())
          .ifPresentOrElse(this::refuseQuantity, () -> add(sku, units.orElseThrow()));
    } else {
      refuse("What you chose is no longer sold. Please choose again.");
    }
  }

  private void add(Sku sku, int units) {
    try {
      carts.add(visitor.cartForChange(), sku, units);
      PageRequest.redirect(
          Address.of("/p/" + shown.product().handle())
              .and("sku", sku.value())
              .and(ADDED, String.valueOf(units)));
    } catch (InvalidQuantityException e) {
      refuseQuantity(Quantity.BOUNDS);
    } catch (UnknownArticleException e) {
      refuse("This article is no longer sold.");
    } catch (CartFullException e) {
      refuse(
          "Your cart holds " + Carts.LINES_MAX + " different articles, which is the most it can.");
    }
  }

  private void refuseQuantity(String message) {
    quantityMessage = message;
    PageRequest.badRequest();
  }

  private void refuse(String message) {
    problem = message;
    PageRequest.badRequest();
  }

  /** Null if there is no such product; the page then is not rendered. */
  public ShownProduct getShown() {
    return shown;
  }

  public String getQuantity() {
    return quantity;
  }

  public String getQuantityMessage() {
    return quantityMessage;
  }

  public String getProblem() {
    return problem;
  }

  /** How many were just put into the cart; 0 if this page is not shown because of that. */
  public int getAdded() {
    return visitor.cart().isEmpty()
        ? 0
        : Quantity.read(PageRequest.parameter(ADDED))
            .filter(n -> n <= Carts.QUANTITY_MAX)
            .orElse(0);
  }

  /** Others of the same category. */
  public List<ProductSummary> getRelated() {
    return shown == null ? List.of() : related(shown.product());
  }

  private List<ProductSummary> related(Product product) {
    ProductQuery query =
        new ProductQuery(
            Optional.empty(),
            Optional.of(product.category().slug()),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            true,
            Sort.NEWEST,
            Optional.empty(),
            RELATED + 1);
    return catalog.products(query).products().stream()
        .filter(other -> !other.handle().equals(product.handle()))
        .limit(RELATED)
        .toList();
  }
}
