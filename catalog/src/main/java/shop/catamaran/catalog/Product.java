package shop.catamaran.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A product with all that its page shows.
 *
 * @param handle unique name in addresses
 * @param descriptionHtml sanitized HTML, safe to show as it is
 * @param category the category it is filed under
 * @param attributes facts such as material or weight, in display order
 * @param images pictures, the main one first
 * @param variants the articles, in display order; never empty
 * @param changedAt last change of anything that is shown (UTC), stock included
 */
public record Product(
    ProductId id,
    String handle,
    String title,
    String descriptionHtml,
    String brand,
    Category category,
    Map<String, String> attributes,
    List<String> tags,
    List<ImageId> images,
    List<Variant> variants,
    Instant changedAt) {}
