package shop.catamaran.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.web.Problem.FieldError;

class QueryReaderTest {

  private final MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();

  private ProductQuery read() {
    return new QueryReader(parameters).read();
  }

  @Test
  void readsNothingAsTheNewestProducts() {
    ProductQuery query = read();
    assertThat(query.sort()).isEqualTo(Sort.NEWEST);
    assertThat(query.limit()).isEqualTo(24);
    assertThat(query.text()).isEmpty();
  }

  @Test
  void readsEverything() {
    parameters.putSingle("q", " jacket ");
    parameters.add("brand", "Catamaran");
    parameters.add("brand", "Other");
    parameters.putSingle("priceFrom", "20");
    parameters.putSingle("priceTo", "150.5");
    parameters.putSingle("inStock", "true");
    parameters.putSingle("limit", "100");
    ProductQuery query = read();
    assertThat(query.text()).contains("jacket");
    assertThat(query.sort()).isEqualTo(Sort.RELEVANCE);
    assertThat(query.brands()).containsExactlyInAnyOrder("Catamaran", "Other");
    assertThat(query.priceTo()).contains(Money.parse("EUR 150.50"));
    assertThat(query.inStockOnly()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, 101",
    "limit, 1e9",
    "limit, many",
    "priceFrom, -1",
    "priceFrom, 1.234",
    "priceTo, 999999999999",
    "inStock, maybe",
    "sort, random"
  })
  void namesTheParameterAtFault(String name, String value) {
    parameters.putSingle(name, value);
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e ->
                assertThat(e.problem().errors())
                    .extracting(FieldError::field)
                    .containsExactly(name));
  }

  @Test
  void refusesLongTextsAndPricesUpsideDown() {
    parameters.putSingle("q", "x".repeat(201));
    parameters.putSingle("priceFrom", "2");
    parameters.putSingle("priceTo", "1");
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.problem().errors()).hasSize(2));
  }
}
