package shop.catamaran.orders.internal.cart;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.internal.Options;

/** A row of cart_line; only read, because writes must be safe against others at the same time. */
@Entity
@Table(name = "cart_line")
@IdClass(CartLineEntity.Key.class)
class CartLineEntity {

  @Id private UUID cart;
  @Id private String sku;
  private int quantity;

  @Column(name = "price_seen_minor")
  private long priceSeenMinor;

  private String currency;

  @Column(name = "product_handle")
  private String productHandle;

  private String title;

  @Convert(converter = Options.class)
  private Map<String, String> options;

  private String image;

  @Column(name = "added_at")
  Instant addedAt;

  boolean removed;

  protected CartLineEntity() {}

  StoredLine toLine() {
    return new StoredLine(
        new Sku(sku),
        quantity,
        Money.ofMinor(CurrencyUnit.of(currency), priceSeenMinor),
        productHandle,
        title,
        options,
        Optional.ofNullable(image).map(ImageId::new));
  }

  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private UUID cart;
    private String sku;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.cart.equals(cart) && key.sku.equals(sku);
    }

    @Override
    public int hashCode() {
      return Objects.hash(cart, sku);
    }
  }
}
