package shop.catamaran.catalog.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "image")
class ImageEntity {
  @Id String sha256;

  @Column(name = "media_type")
  String mediaType;

  byte[] content;
}
