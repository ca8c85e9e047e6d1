package shop.catamaran.orders.internal.cart;

import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Sku;

/** A cart line as the shopper last saw it. */
public record StoredLine(
    Sku sku,
    int quantity,
    Money priceSeen,
    String productHandle,
    String title,
    Map<String, String> options,
    Optional<ImageId> image) {}
