package shop.catamaran.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.catamaran.catalog.Category;

/** A node of the category tree. */
@Schema(name = "Category", description = "A node of the category tree")
public record CategoryDocument(
    @Schema(example = "rain-jackets") String slug,
    String name,
    @Schema(description = "Names from the root down to this category") List<String> path,
    @Schema(description = "Products in this category and below") int productCount,
    List<CategoryDocument> children) {

  static CategoryDocument of(Category category) {
    return new CategoryDocument(
        category.slug(),
        category.name(),
        category.path(),
        category.productCount(),
        category.children().stream().map(CategoryDocument::of).toList());
  }
}
