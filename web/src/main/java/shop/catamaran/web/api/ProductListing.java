package shop.catamaran.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductSummary;

/** A page of products, with counts over the whole match. */
@Schema(description = "A page of products, with counts over all that match")
public record ProductListing(
    List<Tile> products,
    @Schema(description = "Products that match, counted to 10,000 at most") long total,
    @Schema(description = "Cursor of the next page; absent on the last one") String nextCursor,
    @Schema(description = "What was searched for instead, if the text matched nothing")
        String correctedText,
    Facets facets) {

  /** A product as lists show it. */
  @Schema(name = "ProductTile")
  public record Tile(
      @Schema(example = "offshore-jacket") String handle,
      String title,
      String brand,
      @Schema(description = "The lowest price of its articles") Amount priceFrom,
      @Schema(description = "Whether some article costs more") boolean priceVaries,
      @Schema(description = "The former price, if reduced") Amount compareAtPrice,
      boolean inStock,
      @Schema(description = "Address of the main picture") String image,
      @Schema(description = "Address of the product in this API") String self) {}

  /** How the match splits up. */
  @Schema(name = "ProductFacets")
  public record Facets(
      List<BrandCount> brands,
      List<CategoryCount> categories,
      Amount priceMin,
      Amount priceMax,
      long inStock) {}

  /** Matches of a brand. */
  public record BrandCount(String brand, long count) {}

  /** Matches in a category. */
  public record CategoryCount(String slug, String name, long count) {}

  static ProductListing of(ProductPage page) {
    ProductPage.Facets facets = page.facets();
    return new ProductListing(
        page.products().stream().map(ProductListing::tile).toList(),
        page.total(),
        page.nextCursor().orElse(null),
        page.correctedText().orElse(null),
        new Facets(
            facets.brands().stream().map(b -> new BrandCount(b.brand(), b.count())).toList(),
            facets.categories().stream()
                .map(c -> new CategoryCount(c.slug(), c.name(), c.count()))
                .toList(),
            facets.priceMin().map(Amount::of).orElse(null),
            facets.priceMax().map(Amount::of).orElse(null),
            facets.inStock()));
  }

  static String imageUrl(ImageId id) {
    return "/images/" + id;
  }

  static String productUrl(String handle) {
    return ApiApplication.PATH + "/products/" + handle;
  }

  private static Tile tile(ProductSummary product) {
    return new Tile(
        product.handle(),
        product.title(),
        product.brand(),
        Amount.of(product.priceFrom()),
        product.priceVaries(),
        product.compareAtPrice().map(Amount::of).orElse(null),
        product.inStock(),
        product.image().map(ProductListing::imageUrl).orElse(null),
        productUrl(product.handle()));
  }
}
