package shop.catamaran.orders.internal.order;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.internal.Options;

/** A row of order_line. */
@Entity
@Table(name = "order_line")
@IdClass(OrderLineEntity.Key.class)
class OrderLineEntity {

  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Id private String cloud;
  @Id private int position;
  private String sku;

  @Column(name = "product_handle")
  private String productHandle;

  private String title;

  @Convert(converter = Options.class)
  private Map<String, String> options;

  private String image;
  private int quantity;

  @Column(name = "unit_minor")
  private long unitMinor;

  private String currency;

  protected OrderLineEntity() {}

  Order.Line toLine() {
    Money unitPrice = Money.ofMinor(CurrencyUnit.of(currency), unitMinor);
    return new Order.Line(
        new Sku(sku),
        productHandle,
        title,
        options,
        Optional.ofNullable(image).map(ImageId::new),
        quantity,
        unitPrice,
        unitPrice.multipliedBy(quantity));
  }

  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private UUID orderId;
    private String cloud;
    private int position;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.orderId.equals(orderId)
          && key.cloud.equals(cloud)
          && key.position == position;
    }

    @Override
    public int hashCode() {
      return Objects.hash(orderId, cloud, position);
    }
  }
}
