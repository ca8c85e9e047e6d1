package shop.catamaran.catalog.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.ImageId;

/** An article as it is read. */
@Entity
@Immutable
@Table(name = "variant")
class VariantEntity {
  @Id String sku;
  UUID product;
  int position;

  @Convert(converter = OrderedText.class)
  @ColumnTransformer(read = "options::text")
  Map<String, String> options;

  String currency;

  @Column(name = "price_minor")
  long priceMinor;

  @Column(name = "compare_at_minor")
  Long compareAtMinor;

  String image;
  boolean removed;

  Money price() {
    return Money.ofMinor(CurrencyUnit.of(currency), priceMinor);
  }

  Optional<Money> compareAtPrice() {
    return Optional.ofNullable(compareAtMinor)
        .map(minor -> Money.ofMinor(CurrencyUnit.of(currency), minor));
  }

  Optional<ImageId> imageId() {
    return Optional.ofNullable(image).map(ImageId::new);
  }
}
