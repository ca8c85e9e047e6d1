package shop.catamaran.catalog.internal;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.catalog.ProductQuery;

/** A product query as SQL conditions on {@code product p}; parameters are appended in order. */
record Filter(ProductQuery query, Optional<SearchText> text) {

  /** The rank of a match; one parameter, {@link #tsquery}. */
  String rank() {
    return "ts_rank(p.search, to_tsquery('catalog.shop', ?))";
  }

  String tsquery() {
    return text.orElseThrow().tsquery();
  }

  /** All of the query's conditions. */
  String conditions(List<Object> parameters) {
    String base = base(parameters);
    String brand = brand(parameters);
    String price = price(parameters);
    return base
        + " AND "
        + brand
        + " AND "
        + price
        + (query.inStockOnly() ? " AND s.in_stock" : "");
  }

  /** Text and category. */
  String base(List<Object> parameters) {
    StringBuilder sql = new StringBuilder("NOT p.removed");
    text.ifPresent(
        words -> {
          sql.append(" AND p.search @@ to_tsquery('catalog.shop', ?)");
          parameters.add(words.tsquery());
        });
    query
        .category()
        .ifPresent(
            slug -> {
              sql.append(" AND p.category_path @> ARRAY[?]::text[]");
              parameters.add(slug);
            });
    return sql.toString();
  }

  String brand(List<Object> parameters) {
    if (query.brands().isEmpty()) {
      return "true";
    }
    parameters.add(query.brands().toArray(new String[0]));
    return "p.brand = ANY (?)";
  }

  String price(List<Object> parameters) {
    return bound(query.priceFrom(), ">=", parameters)
        + " AND "
        + bound(query.priceTo(), "<=", parameters);
  }

  private static String bound(Optional<Money> price, String operator, List<Object> parameters) {
    if (price.isEmpty()) {
      return "true";
    }
    parameters.add(price.get().getAmountMinorLong());
    return "p.price_min_minor " + operator + " ?";
  }
}
