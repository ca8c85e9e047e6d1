package shop.catamaran.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.internal.shelf.Shelf;

/**
 * Reads the category tree with the number of products in each branch; empty branches are left out.
 */
@ApplicationScoped
class CategoryTree {

  @PersistenceContext(unitName = "catalog")
  EntityManager entityManager;

  @Transactional
  public List<Category> roots(Shelf shelf) {
    Map<String, Integer> counts = shelf.countsByCategory();
    Map<String, CategoryEntity> bySlug = new HashMap<>();
    Map<Optional<String>, List<CategoryEntity>> byParent = new HashMap<>();
    for (CategoryEntity category :
        entityManager
            .createQuery(
                "select c from CategoryEntity c where not c.removed order by c.position, c.name",
                CategoryEntity.class)
            .getResultList()) {
      if (counts.containsKey(category.slug)) {
        bySlug.put(category.slug, category);
        byParent
            .computeIfAbsent(Optional.ofNullable(category.parent), parent -> new ArrayList<>())
            .add(category);
      }
    }
    return children(Optional.empty(), byParent, bySlug, counts);
  }

  static Optional<Category> find(List<Category> tree, String slug) {
    return tree.stream()
        .flatMap(
            category ->
                category.slug().equals(slug)
                    ? Stream.of(category)
                    : find(category.children(), slug).stream())
        .findFirst();
  }

  private static List<Category> children(
      Optional<String> parent,
      Map<Optional<String>, List<CategoryEntity>> byParent,
      Map<String, CategoryEntity> bySlug,
      Map<String, Integer> counts) {
    return byParent.getOrDefault(parent, List.of()).stream()
        .map(
            category ->
                new Category(
                    category.slug,
                    category.name,
                    Arrays.stream(category.path).map(slug -> bySlug.get(slug).name).toList(),
                    List.of(category.path),
                    counts.get(category.slug),
                    children(Optional.of(category.slug), byParent, bySlug, counts)))
        .toList();
  }
}
