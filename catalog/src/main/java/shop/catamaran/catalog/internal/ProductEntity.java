package shop.catamaran.catalog.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A product as it is read; writing is the import's, in SQL. */
@Entity
@Immutable
@Table(name = "product")
class ProductEntity {
  @Id UUID id;
  String handle;
  String title;

  @Column(name = "description_html")
  String descriptionHtml;

  String brand;
  String category;

  @Convert(converter = OrderedText.class)
  @ColumnTransformer(read = "attributes::text")
  Map<String, String> attributes;

  String[] tags;
  boolean removed;

  @Column(name = "changed_at")
  Instant changedAt;
}
