package shop.catamaran.catalog.internal;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.hibernate.annotations.Immutable;

/** A cloud's units of an article as they are read; only conditional updates in SQL change them. */
@Entity
@Immutable
@Table(name = "stock_allotment")
class StockAllotmentEntity {

  @EmbeddedId Key key;
  int granted;
  int sold;
  int given;

  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    String sku;
    String cloud;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && sku.equals(key.sku) && cloud.equals(key.cloud);
    }

    @Override
    public int hashCode() {
      return Objects.hash(sku, cloud);
    }
  }
}
