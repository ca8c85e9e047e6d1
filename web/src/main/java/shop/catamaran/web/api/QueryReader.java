package shop.catamaran.web.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Problem.FieldError;

/** Reads the query of a product list, gathering faults. */
final class QueryReader {

  private static final int TEXT_LENGTH_MAX = 200;
  private static final int CURSOR_LENGTH_MAX = 1000;
  private static final int BRANDS_MAX = 50;
  private static final int LIMIT_USUAL = 24;
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,8}(\\.\\d{1,2})?");

  private final MultivaluedMap<String, String> parameters;
  private final List<FieldError> errors = new ArrayList<>();

  QueryReader(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws InvalidRequestException with all faults, if there are any
   */
  ProductQuery read() {
    Optional<String> text = text("q", TEXT_LENGTH_MAX);
    Optional<Money> priceFrom = amount("priceFrom");
    Optional<Money> priceTo = amount("priceTo");
    if (priceFrom.isPresent()
        && priceTo.isPresent()
        && priceFrom.get().isGreaterThan(priceTo.get())) {
      fault("priceTo", "This is below priceFrom.");
    }
    ProductQuery query =
        new ProductQuery(
            text,
            text("category", TEXT_LENGTH_MAX),
            brands(),
            priceFrom,
            priceTo,
            inStock(),
            sort(text.isPresent()),
            text("cursor", CURSOR_LENGTH_MAX),
            integer("limit", 1, ProductQuery.LIMIT_MAX, LIMIT_USUAL));
    check();
    return query;
  }

  Optional<String> text(String name, int lengthMax) {
    Optional<String> text =
        Optional.ofNullable(parameters.getFirst(name))
            .map(String::strip)
            .filter(value -> !value.isEmpty());
    if (text.isPresent() && text.get().length() > lengthMax) {
      fault(name, "This has more than " + lengthMax + " characters.");
      return Optional.empty();
    }
    return text;
  }

  int integer(String name, int min, int max, int usual) {
    Optional<String> text = text(name, 20);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as any other number that will not do.
    }
    fault(name, "This is not a whole number from " + min + " to " + max + ".");
    return usual;
  }

  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidRequestException(Problem.ofFields(errors));
    }
  }

  void fault(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  private Optional<Money> amount(String name) {
    Optional<String> text = text(name, 20);
    if (text.isPresent() && !AMOUNT.matcher(text.get()).matches()) {
      fault(name, "This is not an amount such as 12.50.");
      return Optional.empty();
    }
    return text.map(value -> Money.of(CurrencyUnit.EUR, new BigDecimal(value)));
  }

  private Set<String> brands() {
    Set<String> brands = new LinkedHashSet<>(parameters.getOrDefault("brand", List.of()));
    brands.removeIf(String::isBlank);
    if (brands.size() > BRANDS_MAX
        || brands.stream().anyMatch(brand -> brand.length() > TEXT_LENGTH_MAX)) {
      fault("brand", "At most " + BRANDS_MAX + " brands of " + TEXT_LENGTH_MAX + " characters.");
      return Set.of();
    }
    return brands;
  }

  private boolean inStock() {
    String text = text("inStock", 20).orElse("false").toLowerCase(Locale.ROOT);
    if (!text.equals("true") && !text.equals("false")) {
      fault("inStock", "This is neither true nor false.");
    }
    return text.equals("true");
  }

  private Sort sort(boolean isSearch) {
    Optional<String> text = text("sort", 20);
    if (text.isEmpty()) {
      return isSearch ? Sort.RELEVANCE : Sort.NEWEST;
    }
    return switch (text.get()) {
      case "relevance" -> Sort.RELEVANCE;
      case "newest" -> Sort.NEWEST;
      case "price-asc" -> Sort.PRICE_ASCENDING;
      case "price-desc" -> Sort.PRICE_DESCENDING;
      case "title" -> Sort.TITLE;
      default -> {
        fault("sort", "This is none of relevance, newest, price-asc, price-desc, title.");
        yield Sort.NEWEST;
      }
    };
  }
}
