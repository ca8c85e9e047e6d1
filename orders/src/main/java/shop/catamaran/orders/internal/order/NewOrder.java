package shop.catamaran.orders.internal.order;

import java.time.Instant;
import java.util.List;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.Quote;

/** An order to be stored; its id is the quote's. */
public record NewOrder(CartId cart, String email, Address address, Quote quote, Instant placedAt) {

  OrderId id() {
    return quote.orderId();
  }

  List<Cart.Line> lines() {
    return quote.lines();
  }
}
