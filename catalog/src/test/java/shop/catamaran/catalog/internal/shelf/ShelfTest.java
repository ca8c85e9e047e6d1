package shop.catamaran.catalog.internal.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.catamaran.catalog.InvalidCursorException;
import shop.catamaran.catalog.ProductPage.BrandCount;
import shop.catamaran.catalog.ProductPage.CategoryCount;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.internal.shelf.Shelf.Selection;
import shop.catamaran.catalog.internal.shelf.Shelf.ShelfCategory;

class ShelfTest {

  private static final int PRODUCTS = 1_000;
  private static final List<ShelfCategory> CATEGORIES =
      List.of(
          new ShelfCategory("camp", "Camp", List.of("camp"), false),
          new ShelfCategory("lamps", "Lamps", List.of("camp", "lamps"), false),
          new ShelfCategory("ropes", "Ropes", List.of("ropes"), false));

  private final Random random = new Random(1);
  private final List<Item> items = new ArrayList<>();

  private Shelf shelf() {
    return new Shelf(1, CurrencyUnit.EUR, CATEGORIES, items);
  }

  private Item put(String title, String brand, int category, long price, boolean inStock) {
    Item item =
        new Item(
            new UUID(random.nextLong(), random.nextLong()),
            title,
            brand,
            category,
            price,
            Instant.ofEpochSecond(1_000_000 + items.size() / 3),
            inStock,
            0);
    items.add(item);
    return item;
  }

  private static ProductQuery query(Optional<String> category, Set<String> brands, String cursor) {
    return new ProductQuery(
        Optional.empty(),
        category,
        brands,
        Optional.empty(),
        Optional.empty(),
        false,
        Sort.TITLE,
        Optional.ofNullable(cursor),
        7);
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void pagesCoverEveryProductOnce(Sort sort) {
    Map<UUID, Float> ranks = new HashMap<>();
    for (int i = 0; i < PRODUCTS; i++) {
      Item item = put("Title " + i % 10, "Brand", i % 3, 100 + i % 5, true);
      ranks.put(item.id(), (i % 4) / 10f);
    }
    List<UUID> seen = new ArrayList<>();
    String cursor = null;
    do {
      Selection page =
          shelf()
              .select(
                  query(Optional.empty(), Set.of(), cursor),
                  sort,
                  sort == Sort.RELEVANCE ? Optional.of(ranks) : Optional.empty());
      assertThat(page.facets().total()).isEqualTo(PRODUCTS);
      seen.addAll(page.ids());
      cursor = page.nextCursor().orElse(null);
    } while (cursor != null);
    assertThat(seen).hasSize(PRODUCTS).doesNotHaveDuplicates();
  }

  @Test
  void ordersByWhatWasAskedFor() {
    Item cheap = put("B", "X", 0, 100, true);
    Item dear = put("A", "X", 0, 300, true);
    assertThat(first(Sort.PRICE_ASCENDING)).isEqualTo(cheap.id());
    assertThat(first(Sort.PRICE_DESCENDING)).isEqualTo(dear.id());
    assertThat(first(Sort.TITLE)).isEqualTo(dear.id());
    Map<UUID, Float> ranks = Map.of(cheap.id(), 0.2f, dear.id(), 0.1f, UUID.randomUUID(), 1f);
    assertThat(
            shelf()
                .select(query(Optional.empty(), Set.of(), null), Sort.RELEVANCE, Optional.of(ranks))
                .ids())
        .containsExactly(cheap.id(), dear.id());
  }

  private UUID first(Sort sort) {
    return shelf()
        .select(query(Optional.empty(), Set.of(), null), sort, Optional.empty())
        .ids()
        .get(0);
  }

  @Test
  void everyFacetCountsWhatTheOthersLeave() {
    put("Lamp", "Astern", 1, 1_000, true);
    put("Lamp", "Tidewater", 1, 2_000, false);
    put("Tent", "Tidewater", 0, 9_000, true);
    put("Rope", "Tidewater", 2, 500, true);
    ProductQuery query =
        new ProductQuery(
            Optional.empty(),
            Optional.of("camp"),
            Set.of("Tidewater"),
            Optional.of(Money.parse("EUR 15.00")),
            Optional.empty(),
            true,
            Sort.TITLE,
            Optional.empty(),
            10);
    Facets facets = shelf().select(query, Sort.TITLE, Optional.empty()).facets();
    assertThat(facets.total()).isEqualTo(1);
    assertThat(facets.shown().inStock()).isEqualTo(1);
    assertThat(facets.shown().brands()).containsExactly(new BrandCount("Tidewater", 1));
    assertThat(facets.shown().priceMin()).contains(Money.parse("EUR 90.00"));
    Facets all =
        shelf()
            .select(query(Optional.of("camp"), Set.of(), null), Sort.TITLE, Optional.empty())
            .facets();
    assertThat(all.total()).isEqualTo(3);
    assertThat(all.shown().inStock()).isEqualTo(2);
    assertThat(all.shown().brands())
        .containsExactly(new BrandCount("Tidewater", 2), new BrandCount("Astern", 1));
    assertThat(all.shown().categories()).containsExactly(new CategoryCount("lamps", "Lamps", 2));
    assertThat(all.shown().priceMin()).contains(Money.parse("EUR 10.00"));
    assertThat(all.shown().priceMax()).contains(Money.parse("EUR 90.00"));
  }

  @Test
  void knowsNothingOfUnknownCategories() {
    put("Lamp", "Astern", 1, 1_000, true);
    Selection none =
        shelf().select(query(Optional.of("zoo"), Set.of(), null), Sort.TITLE, Optional.empty());
    assertThat(none.ids()).isEmpty();
    assertThat(none.facets().shown().priceMin()).isEmpty();
  }

  @Test
  void countsCategoriesWithThoseBelowAndFindsBrands() {
    put("Lamp", "Astern", 1, 1_000, true);
    put("Tent", "Tidewater", 0, 9_000, true);
    assertThat(shelf().countsByCategory()).isEqualTo(Map.of("camp", 2, "lamps", 1));
    assertThat(shelf().brands("ti")).containsExactly("Tidewater");
  }

  @Test
  void refusesCursorsOfAnotherOrder() {
    for (int i = 0; i < 10; i++) {
      put("Title " + i, "Brand", 0, 100, true);
    }
    String cursor =
        shelf()
            .select(query(Optional.empty(), Set.of(), null), Sort.TITLE, Optional.empty())
            .nextCursor()
            .orElseThrow();
    assertThatThrownBy(
            () ->
                shelf()
                    .select(
                        query(Optional.empty(), Set.of(), cursor), Sort.NEWEST, Optional.empty()))
        .isInstanceOf(InvalidCursorException.class);
  }
}
