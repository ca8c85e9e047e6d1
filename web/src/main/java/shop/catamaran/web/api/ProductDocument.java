package shop.catamaran.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.Variant;

/** A product with its articles. */
@Schema(name = "Product", description = "A product with all its articles")
public record ProductDocument(
    @Schema(example = "offshore-jacket") String handle,
    String title,
    @Schema(description = "Sanitized HTML") String descriptionHtml,
    String brand,
    @Schema(description = "Names from the root of the category tree down") List<String> category,
    @Schema(description = "Slug of the category it is filed under") String categorySlug,
    Map<String, String> attributes,
    List<String> tags,
    @Schema(description = "Addresses of pictures, the main one first") List<String> images,
    List<Article> articles,
    @Schema(type = SchemaType.STRING, format = "date-time") Instant changedAt) {

  /** What can be bought. */
  @Schema(description = "What can be bought: the product in one size, color and so on")
  public record Article(
      @Schema(example = "OFFJKT-NAVY-M") String sku,
      @Schema(description = "What tells it from its siblings") Map<String, String> options,
      Amount price,
      @Schema(description = "The former price, if reduced") Amount compareAtPrice,
      int unitsAvailable,
      String image) {}

  static ProductDocument of(Product product) {
    return new ProductDocument(
        product.handle(),
        product.title(),
        product.descriptionHtml(),
        product.brand(),
        product.category().path(),
        product.category().slug(),
        product.attributes(),
        product.tags(),
        product.images().stream().map(ProductListing::imageUrl).toList(),
        product.variants().stream().map(ProductDocument::article).toList(),
        product.changedAt());
  }

  private static Article article(Variant variant) {
    return new Article(
        variant.sku().value(),
        variant.options(),
        Amount.of(variant.price()),
        variant.compareAtPrice().map(Amount::of).orElse(null),
        variant.unitsAvailable(),
        variant.image().map(ProductListing::imageUrl).orElse(null));
  }
}
