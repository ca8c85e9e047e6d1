package shop.catamaran.orders;

import java.util.List;
import org.joda.money.Money;

/**
 * What an order would cost now, as the shopper sees it before placing.
 *
 * @param goodsTotal sum of the lines, VAT included
 * @param total goods and delivery, VAT included
 * @param vat the VAT contained in the total
 * @param vatPercent its rate
 * @param fingerprint stands for all that was shown (articles, quantities, prices, delivery, total);
 *     it comes back with {@link PlaceOrder}, which is refused if any of it has changed since
 */
public record Quote(
    OrderId orderId,
    List<Cart.Line> lines,
    Money goodsTotal,
    DeliveryOption delivery,
    Money total,
    Money vat,
    int vatPercent,
    String fingerprint) {}
