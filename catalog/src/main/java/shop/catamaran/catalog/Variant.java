package shop.catamaran.catalog;

import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One article of a product.
 *
 * @param options what tells it from its siblings, for example Size=M, in display order; may be
 *     empty
 * @param price what it costs, VAT included
 * @param compareAtPrice a former, higher price, if it is reduced
 * @param unitsAvailable units of all clouds; how many can be had at this moment, an {@link Offer}
 *     tells
 */
public record Variant(
    Sku sku,
    Map<String, String> options,
    Money price,
    Optional<Money> compareAtPrice,
    int unitsAvailable,
    Optional<ImageId> image) {}
