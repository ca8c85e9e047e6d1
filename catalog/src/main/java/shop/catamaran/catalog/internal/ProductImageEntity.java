package shop.catamaran.catalog.internal;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "product_image")
class ProductImageEntity {

  @EmbeddedId Key key;
  String image;
  boolean removed;

  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    UUID product;
    int position;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && product.equals(key.product) && position == key.position;
    }

    @Override
    public int hashCode() {
      return Objects.hash(product, position);
    }
  }
}
