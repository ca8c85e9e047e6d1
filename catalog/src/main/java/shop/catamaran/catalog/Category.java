package shop.catamaran.catalog;

import java.util.List;

/**
 * A node of the category tree.
 *
 * @param slug unique name in addresses, for example {@code rain-jackets}
 * @param name what shoppers read
 * @param path the names from the root down to and including this category
 * @param pathSlugs the slugs from the root down to and including this category
 * @param productCount products in this category and below
 */
public record Category(
    String slug,
    String name,
    List<String> path,
    List<String> pathSlugs,
    int productCount,
    List<Category> children) {

  public Category {
    path = List.copyOf(path);
    pathSlugs = List.copyOf(pathSlugs);
    children = List.copyOf(children);
  }
}
