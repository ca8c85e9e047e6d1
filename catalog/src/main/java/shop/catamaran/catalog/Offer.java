package shop.catamaran.catalog;

import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What an article costs and how many can be had at this moment.
 *
 * @param productHandle name of its product in addresses
 * @param title the product's title
 * @param options what tells the article from its siblings; may be empty
 * @param unitPrice price of one, VAT included
 * @param unitsAvailable units that can be sold now: of this cloud and of those that it can ask
 * @param unitsLater units of clouds that cannot be asked at the moment
 */
public record Offer(
    Sku sku,
    String productHandle,
    String title,
    Map<String, String> options,
    Optional<ImageId> image,
    Money unitPrice,
    int unitsAvailable,
    int unitsLater) {}
