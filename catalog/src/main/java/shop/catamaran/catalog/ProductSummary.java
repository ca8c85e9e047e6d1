package shop.catamaran.catalog;

import java.util.Optional;
import org.joda.money.Money;

/**
 * A product as a tile of a list shows it.
 *
 * @param priceFrom the lowest price of its articles, VAT included
 * @param priceVaries whether some article costs more than that
 */
public record ProductSummary(
    ProductId id,
    String handle,
    String title,
    String brand,
    Money priceFrom,
    boolean priceVaries,
    Optional<Money> compareAtPrice,
    boolean inStock,
    Optional<ImageId> image) {}
