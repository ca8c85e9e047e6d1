package shop.catamaran.catalog.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "category")
class CategoryEntity {
  @Id String slug;
  String name;
  String parent;
  String[] path;
  int position;
  boolean removed;
}
