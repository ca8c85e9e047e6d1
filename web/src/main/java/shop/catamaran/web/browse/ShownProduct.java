package shop.catamaran.web.browse;

import java.util.List;
import java.util.Map;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.Variant;
import shop.catamaran.orders.Carts;

/** A product as its page shows it, with one of its articles chosen. */
record ShownProduct(Product product, VariantChoice choice, Gallery gallery) {

  private static final int DESCRIPTION_MAX = 155;

  static ShownProduct of(Product product, String sku, String image) {
    VariantChoice choice = VariantChoice.of(product, sku);
    return new ShownProduct(product, choice, Gallery.of(product, choice.chosen(), image));
  }

  public Variant getChosen() {
    return choice.chosen();
  }

  public StockWords getStock() {
    return StockWords.of(choice.chosen().unitsAvailable());
  }

  public boolean isSoldOut() {
    return choice.chosen().unitsAvailable() <= 0;
  }

  public boolean isAllSoldOut() {
    return product.variants().stream().allMatch(variant -> variant.unitsAvailable() <= 0);
  }

  public int getQuantityMax() {
    return Math.min(Carts.QUANTITY_MAX, Math.max(1, choice.chosen().unitsAvailable()));
  }

  public Trail getTrail() {
    return Trail.to(product.category(), product.title());
  }

  public List<Map.Entry<String, String>> getFacts() {
    return List.copyOf(product.attributes().entrySet());
  }

  /** The chosen options in words: {@code (Navy, M)}; nothing if there are none. */
  public String getChosenOptions() {
    List<String> values = List.copyOf(choice.chosen().options().values());
    return values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
  }

  public String getDescription() {
    return ProductData.plainText(product.descriptionHtml(), DESCRIPTION_MAX);
  }

  /** What search engines read, as JSON-LD. */
  public String getStructuredData() {
    return ProductData.jsonLd(product);
  }
}
