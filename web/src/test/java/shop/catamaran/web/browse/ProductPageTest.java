package shop.catamaran.web.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductId;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Variant;

class ProductPageTest {

  private final Product jacket =
      product(
          variant("J-N-S", "Navy", "S", 0),
          variant("J-N-M", "Navy", "M", 9),
          variant("J-R-M", "Red", "M", 0),
          variant("J-R-L", "Red", "L", 2));

  @Test
  void choosesTheFirstThatCanBeBought() {
    assertThat(VariantChoice.of(jacket, "").chosen().sku()).isEqualTo(new Sku("J-N-M"));
    assertThat(VariantChoice.of(jacket, "J-N-S").chosen().sku()).isEqualTo(new Sku("J-N-S"));
    assertThat(VariantChoice.of(jacket, "no such").chosen().sku()).isEqualTo(new Sku("J-N-M"));
  }

  @Test
  void leadsFromEveryValueToTheClosestArticle() {
    List<VariantChoice.Group> groups = VariantChoice.of(jacket, "J-N-M").groups();
    assertThat(groups).extracting(VariantChoice.Group::name).containsExactly("Color", "Size");
    VariantChoice.Choice red = groups.get(0).choices().get(1);
    assertThat(red.url()).isEqualTo("/p/jacket?sku=J-R-M#choose");
    assertThat(red.soldOut()).isTrue();
    VariantChoice.Choice large = groups.get(1).choices().get(2);
    assertThat(large.exists()).isFalse();
    assertThat(large.url()).contains("J-R-L");
  }

  @ParameterizedTest
  @CsvSource({"0, Sold out", "1, Only 1 left", "5, Only 5 left", "6, In stock"})
  void tellsTheStockInWords(int units, String words) {
    assertThat(StockWords.of(units).text()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "100", "1000000000", "99999999999999999999", "1.5", "two", "''"})
  void refusesOtherQuantities(String typed) {
    assertThat(Quantity.refusal(Quantity.read(typed), 50)).contains(Quantity.BOUNDS);
  }

  @Test
  void refusesMoreThanAreLeft() {
    assertThat(Quantity.refusal(Quantity.read("3"), 2))
        .hasValueSatisfying(message -> assertThat(message).contains("Only 2 left"));
    assertThat(Quantity.refusal(Quantity.read("2"), 2)).isEmpty();
  }

  @Test
  void cutsADescriptionAtAWord() {
    assertThat(ProductData.plainText("<p>For <b>long</b> watches &amp; rain.</p>", 20))
        .isEqualTo("For long watches &…");
  }

  private static Variant variant(String sku, String color, String size, int units) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("Color", color);
    options.put("Size", size);
    Money price = Money.parse("EUR 129");
    return new Variant(new Sku(sku), options, price, Optional.empty(), units, Optional.empty());
  }

  private static Product product(Variant... variants) {
    return new Product(
        new ProductId(new UUID(0, 1)),
        "jacket",
        "Jacket",
        "<p>For long watches.</p>",
        "Catamaran",
        new Category("jackets", "Jackets", List.of("Jackets"), List.of("jackets"), 1, List.of()),
        Map.of(),
        List.of(),
        List.of(),
        List.of(variants),
        Instant.EPOCH);
  }
}
