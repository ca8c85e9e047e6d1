package shop.catamaran.web.browse;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;

/**
 * What a shopper asks of a product list by its address. Whatever cannot be understood is left out
 * and said so in {@link #messages}.
 *
 * @param from as typed
 * @param to as typed
 * @param messages by parameter
 */
record ListingRequest(
    String text,
    Set<String> brands,
    String from,
    String to,
    boolean inStockOnly,
    Optional<Sort> sort,
    Optional<String> cursor,
    Map<String, String> messages) {

  static final int TEXT_MAX = 200;

  private static final int LIMIT = 24;
  private static final int BRANDS_MAX = 50;
  private static final int BRAND_MAX = 100;
  private static final int CURSOR_MAX = 500;
  private static final BigDecimal PRICE_MAX = new BigDecimal("1000000");

  static ListingRequest of(Map<String, String[]> parameters) {
    Map<String, String> messages = new LinkedHashMap<>();
    String text = first(parameters, "q");
    if (text.length() > TEXT_MAX) {
      text = text.substring(0, TEXT_MAX);
      messages.put("q", "Only the first " + TEXT_MAX + " characters were searched for.");
    }
    Set<String> brands = new LinkedHashSet<>();
    for (String brand : parameters.getOrDefault("brand", new String[0])) {
      if (!brand.isBlank() && brand.length() <= BRAND_MAX && brands.size() < BRANDS_MAX) {
        brands.add(brand.strip());
      }
    }
    String from = first(parameters, "from");
    String to = first(parameters, "to");
    Optional<Money> low = price(from, "from", messages);
    Optional<Money> high = price(to, "to", messages);
    if (low.isPresent() && high.isPresent() && low.get().isGreaterThan(high.get())) {
      messages.put("to", "The highest price is below the lowest one.");
    }
    String sort = first(parameters, "sort");
    String cursor = first(parameters, "cursor");
    return new ListingRequest(
        text,
        brands,
        shortened(from),
        shortened(to),
        !first(parameters, "stock").isEmpty(),
        SortChoice.of(sort),
        cursor.isEmpty() || cursor.length() > CURSOR_MAX ? Optional.empty() : Optional.of(cursor),
        Map.copyOf(messages));
  }

  ProductQuery query(Optional<String> category, Sort sortByDefault) {
    boolean pricesFit = !messages.containsKey("to");
    return new ProductQuery(
        text.isBlank() ? Optional.empty() : Optional.of(text),
        category,
        brands,
        pricesFit ? price(from, "from", new LinkedHashMap<>()) : Optional.empty(),
        pricesFit ? price(to, "to", new LinkedHashMap<>()) : Optional.empty(),
        inStockOnly,
        sort.orElse(sortByDefault),
        cursor,
        LIMIT);
  }

  ListingRequest fromTheStart() {
    return new ListingRequest(
        text, brands, from, to, inStockOnly, sort, Optional.empty(), messages);
  }

  /** This list at its beginning. */
  Address address(String path) {
    Address address = Address.of(path).and("q", text);
    for (String brand : brands) {
      address = address.and("brand", brand);
    }
    return address
        .and("from", from)
        .and("to", to)
        .and("stock", inStockOnly ? "1" : "")
        .and("sort", sort.map(SortChoice::name).orElse(""));
  }

  boolean narrowed() {
    return !brands.isEmpty() || !from.isEmpty() || !to.isEmpty() || inStockOnly;
  }

  private static String first(Map<String, String[]> parameters, String name) {
    String[] values = parameters.get(name);
    return values == null || values.length == 0 ? "" : values[0].replace("\0", "").strip();
  }

  private static String shortened(String typed) {
    return typed.length() > 20 ? typed.substring(0, 20) : typed;
  }

  private static Optional<Money> price(String typed, String name, Map<String, String> messages) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    String number = typed.replace("€", "").replace(" ", "").replace(',', '.');
    if (number.matches("[0-9]{1,7}(\\.[0-9]{1,2})?")) {
      BigDecimal amount = new BigDecimal(number);
      if (amount.compareTo(PRICE_MAX) <= 0) {
        return Optional.of(Money.of(CurrencyUnit.EUR, amount));
      }
    }
    messages.put(name, "Enter a price such as 49 or 49.90.");
    return Optional.empty();
  }

  /** The orders that a shopper can choose from, by their names in addresses. */
  record SortChoice(Sort sort, String name, String label) {

    static final List<SortChoice> ALL =
        List.of(
            new SortChoice(Sort.RELEVANCE, "relevance", "Best match"),
            new SortChoice(Sort.NEWEST, "newest", "Newest first"),
            new SortChoice(Sort.PRICE_ASCENDING, "price", "Price, low to high"),
            new SortChoice(Sort.PRICE_DESCENDING, "price-down", "Price, high to low"),
            new SortChoice(Sort.TITLE, "name", "Name, A to Z"));

    static Optional<Sort> of(String name) {
      return ALL.stream().filter(c -> c.name().equals(name)).map(SortChoice::sort).findFirst();
    }

    static String name(Sort sort) {
      return ALL.stream().filter(c -> c.sort() == sort).findFirst().orElseThrow().name();
    }
  }
}
