package shop.catamaran.catalog.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.ProductPage.BrandCount;
import shop.catamaran.catalog.ProductPage.CategoryCount;

/** What the facet statement counted: rows of kind, name, label and number. */
record Totals(
    long total,
    long inStock,
    Optional<Money> priceMin,
    Optional<Money> priceMax,
    List<BrandCount> brands,
    List<CategoryCount> categories) {

  static Totals of(ResultSet rows) throws SQLException {
    long total = 0;
    long inStock = 0;
    Optional<Money> priceMin = Optional.empty();
    Optional<Money> priceMax = Optional.empty();
    List<BrandCount> brands = new ArrayList<>();
    List<CategoryCount> categories = new ArrayList<>();
    while (rows.next()) {
      String name = rows.getString("name");
      long number = rows.getLong("n");
      switch (rows.getString("kind")) {
        case "total" -> total = number;
        case "stock" -> inStock = number;
        case "min" -> priceMin = price(name, number);
        case "max" -> priceMax = price(name, number);
        case "brand" -> brands.add(new BrandCount(name, number));
        default -> categories.add(new CategoryCount(name, rows.getString("label"), number));
      }
    }
    return new Totals(total, inStock, priceMin, priceMax, brands, categories);
  }

  private static Optional<Money> price(String currency, long minor) {
    return currency == null
        ? Optional.empty()
        : Optional.of(Money.ofMinor(CurrencyUnit.of(currency), minor));
  }
}
