package shop.catamaran.catalog.internal.shelf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.internal.Cursor;

/** All products on sale at one moment; never changes. */
public final class Shelf {

  private final long version;
  private final CurrencyUnit currency;
  private final List<ShelfCategory> categories;
  private final List<Item> items;
  private final Map<UUID, Item> byId = new HashMap<>();
  private final Map<Sort, List<Item>> sorted = new EnumMap<>(Sort.class);

  /** A category as products are filed under it. */
  record ShelfCategory(String slug, String name, List<String> path, boolean removed) {}

  /**
   * Which products a page shows.
   *
   * @param ids in order
   * @param nextCursor where the next page begins, if there is one
   */
  public record Selection(List<UUID> ids, Optional<String> nextCursor, Facets facets) {}

  Shelf(long version, CurrencyUnit currency, List<ShelfCategory> categories, List<Item> items) {
    this.version = version;
    this.currency = currency;
    this.categories = List.copyOf(categories);
    this.items = List.copyOf(items);
    items.forEach(item -> byId.put(item.id(), item));
    for (Sort sort : Sort.values()) {
      sorted.put(sort, items.stream().sorted(Order.of(sort)).toList());
    }
  }

  /** Higher than that of any shelf that was read before. */
  public long version() {
    return version;
  }

  CurrencyUnit currency() {
    return currency;
  }

  /** Products in each category and the categories below it, by slug. */
  public Map<String, Integer> countsByCategory() {
    int[] counts = new int[categories.size()];
    items.forEach(item -> counts[item.category()]++);
    Map<String, Integer> bySlug = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      for (String slug : categories.get(i).path()) {
        bySlug.merge(slug, counts[i], Integer::sum);
      }
    }
    bySlug.values().removeIf(count -> count == 0);
    return bySlug;
  }

  /** Brands that begin with the given letters, whatever their case. */
  public List<String> brands(String prefix) {
    Set<String> brands = new TreeSet<>();
    for (Item item : items) {
      if (item.brand().regionMatches(true, 0, prefix, 0, prefix.length())) {
        brands.add(item.brand());
      }
    }
    return List.copyOf(brands);
  }

  /**
   * Selects a page.
   *
   * @param sort the query's, or what stands for it
   * @param ranks of the products that match the query's text, if it has one
   */
  public Selection select(ProductQuery query, Sort sort, Optional<Map<UUID, Float>> ranks) {
    ShelfFilter filter = new ShelfFilter(query, categories);
    List<Item> candidates = ranks.map(found -> ranked(found, sort)).orElse(sorted.get(sort));
    List<Item> page = page(query, sort, filter, candidates);
    boolean more = page.size() > query.limit();
    List<Item> shown = more ? page.subList(0, query.limit()) : page;
    return new Selection(
        shown.stream().map(Item::id).toList(),
        more
            ? Optional.of(Order.cursor(sort, shown.get(shown.size() - 1)).encode())
            : Optional.empty(),
        Facets.of(candidates, filter, this));
  }

  List<ShelfCategory> categories() {
    return categories;
  }

  private List<Item> ranked(Map<UUID, Float> ranks, Sort sort) {
    return ranks.entrySet().stream()
        .flatMap(
            entry ->
                Stream.ofNullable(byId.get(entry.getKey()))
                    .map(item -> item.withRank(entry.getValue())))
        .sorted(Order.of(sort))
        .toList();
  }

  private static List<Item> page(
      ProductQuery query, Sort sort, ShelfFilter filter, List<Item> candidates) {
    int begin = query.cursor().map(cursor -> after(cursor, sort, candidates)).orElse(0);
    List<Item> page = new ArrayList<>();
    for (Item item : candidates.subList(begin, candidates.size())) {
      if (page.size() > query.limit()) {
        break;
      }
      if (filter.accepts(item)) {
        page.add(item);
      }
    }
    return page;
  }

  private static int after(String cursor, Sort sort, List<Item> candidates) {
    int place =
        Collections.binarySearch(candidates, Order.at(Cursor.decode(cursor, sort)), Order.of(sort));
    return place >= 0 ? place + 1 : -place - 1;
  }
}
