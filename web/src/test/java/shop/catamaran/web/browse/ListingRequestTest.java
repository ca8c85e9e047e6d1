package shop.catamaran.web.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;

class ListingRequestTest {

  @Test
  void readsFiltersAndWritesThemBack() {
    ListingRequest request =
        request("q", "wool & silk", "brand", "Skerry", "from", "10", "stock", "1", "sort", "price");
    assertThat(request.address("/search").toString())
        .isEqualTo("/search?q=wool+%26+silk&brand=Skerry&from=10&stock=1&sort=price");
    assertThat(request.address("/search").without("brand", "Skerry").toString())
        .doesNotContain("brand");
    ProductQuery query = request.query(Optional.of("socks"), Sort.NEWEST);
    assertThat(query.sort()).isEqualTo(Sort.PRICE_ASCENDING);
    assertThat(query.priceFrom()).contains(Money.parse("EUR 10"));
    assertThat(query.inStockOnly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "1e9", "12.345", "99999999", "1;DROP"})
  void tellsWhatIsNoPrice(String typed) {
    ListingRequest request = request("from", typed);
    assertThat(request.messages()).containsKey("from");
    assertThat(request.query(Optional.empty(), Sort.NEWEST).priceFrom()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"49,90", "€49.90", " 49.90 "})
  void readsPricesAsPeopleTypeThem(String typed) {
    assertThat(request("to", typed).query(Optional.empty(), Sort.NEWEST).priceTo())
        .contains(Money.parse("EUR 49.90"));
  }

  @Test
  void tellsWhenNoPriceCanMatch() {
    ListingRequest request = request("from", "50", "to", "20");
    assertThat(request.messages()).containsKey("to");
    assertThat(request.query(Optional.empty(), Sort.NEWEST).priceFrom()).isEmpty();
  }

  @Test
  void cutsWhatIsTooLongAndLeavesOutWhatIsUnknown() {
    ListingRequest request = request("q", "x".repeat(500), "sort", "random");
    assertThat(request.text()).hasSize(ListingRequest.TEXT_MAX);
    assertThat(request.messages()).containsKey("q");
    assertThat(request.sort()).isEmpty();
  }

  private static ListingRequest request(String... namesAndValues) {
    Map<String, String[]> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
    }
    return ListingRequest.of(parameters);
  }
}
