package shop.catamaran.web.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.ProductSummary;
import shop.catamaran.catalog.Variant;
import shop.catamaran.orders.CartFullException;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.InvalidQuantityException;
import shop.catamaran.orders.UnknownArticleException;
import shop.catamaran.web.security.Visitor;

/** A product; the article is chosen by links, so each has an address of its own. */
@Named("productPage")
@RequestScoped
public class ProductDetailPage {

  private static final int RELATED = 4;

  private final Catalog catalog;
  private final Carts carts;
  private final Visitor visitor;
  private Product product;
  private VariantChoice choice;
  private Gallery gallery;
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

  /** Called before rendering. */
  public void load() {
    if (!find()) {
      PageRequest.notFound();
    }
  }

  private boolean find() {
    if (product == null) {
      Optional<Product> found = catalog.product(PageRequest.part("handle"));
      if (found.isEmpty()) {
        return false;
      }
      product = found.get();
      choice = VariantChoice.of(product, PageRequest.parameter("sku"));
      gallery = Gallery.of(product, choice.chosen(), PageRequest.parameter("image"));
    }
    return true;
  }

  /** Puts the chosen article into the cart and shows the page again, saying so. */
  public void addToCart() {
    if (!find()) {
      PageRequest.notFound();
      return;
    }
    quantity = PageRequest.parameter("quantity").strip();
    Variant chosen = choice.chosen();
    if (!chosen.sku().value().equals(PageRequest.parameter("sku"))) {
      problem = "What you chose is no longer sold. Please choose again.";
      PageRequest.badRequest();
      return;
    }
    Optional<Integer> units = Quantity.read(quantity);
    Optional<String> refusal = Quantity.refusal(units, chosen.unitsAvailable());
    if (refusal.isPresent()) {
      quantityMessage = refusal.get();
      PageRequest.badRequest();
      return;
    }
    try {
      carts.add(visitor.cartForChange(), chosen.sku(), units.orElseThrow());
      PageRequest.redirect(
          Address.of("/p/" + product.handle())
              .and("sku", chosen.sku().value())
              .and("added", units.get().toString()));
    } catch (InvalidQuantityException e) {
      quantityMessage = Quantity.BOUNDS;
      PageRequest.badRequest();
    } catch (UnknownArticleException e) {
      problem = "This article is no longer sold.";
      PageRequest.badRequest();
    } catch (CartFullException e) {
      problem =
          "Your cart holds " + Carts.LINES_MAX + " different articles, which is the most it can.";
      PageRequest.badRequest();
    }
  }

  public Product getProduct() {
    return product;
  }

  public Variant getChosen() {
    return choice.chosen();
  }

  public List<VariantChoice.Group> getGroups() {
    return choice.groups();
  }

  public Gallery getGallery() {
    return gallery;
  }

  public StockWords getStock() {
    return StockWords.of(choice.chosen().unitsAvailable());
  }

  public boolean isSoldOut() {
    return choice.chosen().unitsAvailable() <= 0;
  }

  public List<Fact> getFacts() {
    return product.attributes().entrySet().stream()
        .map(attribute -> new Fact(attribute.getKey(), attribute.getValue()))
        .toList();
  }

  public Trail getTrail() {
    return Trail.to(product.category(), product.title());
  }

  public String getQuantity() {
    return quantity;
  }

  public int getQuantityMax() {
    return Math.min(Carts.QUANTITY_MAX, Math.max(1, choice.chosen().unitsAvailable()));
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
        : Quantity.read(PageRequest.parameter("added"))
            .filter(n -> n >= 1 && n <= Carts.QUANTITY_MAX)
            .orElse(0);
  }

  /** The chosen options in words: {@code Navy, M}. */
  public String getChosenOptions() {
    return String.join(", ", choice.chosen().options().values());
  }

  public String getDescription() {
    return ProductData.plainText(product.descriptionHtml(), 155);
  }

  /** What search engines read, as JSON-LD. */
  public String getStructuredData() {
    return ProductData.jsonLd(product);
  }

  public List<ProductSummary> getRelated() {
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

  /** A row of the table of facts. */
  record Fact(String key, String value) {}

  /** The pictures, and which of them is shown large. */
  record Gallery(ImageId main, List<Thumb> thumbs) {

    /** A small picture that leads to itself shown large. */
    record Thumb(ImageId image, int number, String url, boolean current) {}

    static Gallery of(Product product, Variant chosen, String number) {
      List<ImageId> images = product.images();
      if (images.isEmpty()) {
        return new Gallery(chosen.image().orElse(null), List.of());
      }
      int shown = Quantity.read(number).map(n -> n - 1).orElse(-1);
      ImageId main =
          shown >= 0 && shown < images.size()
              ? images.get(shown)
              : chosen.image().orElse(images.get(0));
      List<Thumb> thumbs = new java.util.ArrayList<>();
      for (int i = 0; images.size() > 1 && i < images.size(); i++) {
        Address address =
            Address.of("/p/" + product.handle())
                .and("sku", chosen.sku().value())
                .and("image", String.valueOf(i + 1));
        thumbs.add(new Thumb(images.get(i), i + 1, address.toString(), images.get(i).equals(main)));
      }
      return new Gallery(main, thumbs);
    }
  }
}
