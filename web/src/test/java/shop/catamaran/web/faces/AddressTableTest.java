package shop.catamaran.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTableTest {

  @Test
  void namesThePartsOfAnAddress() {
    AddressTable.Match match = AddressTable.SHOP.match("/p/skerry-jacket").orElseThrow();
    assertThat(match.view()).isEqualTo("/WEB-INF/pages/product.xhtml");
    assertThat(match.parameters()).isEqualTo(Map.of("handle", "skerry-jacket"));
    assertThat(AddressTable.SHOP.match("/").orElseThrow().view()).endsWith("/home.xhtml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/p/", "/p", "/p/a/b", "/cart/", "//", "/checkout", "/WEB-INF/web.xml"})
  void knowsNoOtherAddresses(String path) {
    assertThat(AddressTable.SHOP.match(path)).isEmpty();
  }

  @Test
  void takesPostsOnlyWhereThereIsAForm() {
    assertThat(AddressTable.SHOP.match("/search").orElseThrow().allows("POST")).isFalse();
    assertThat(AddressTable.SHOP.match("/p/x").orElseThrow().allows("POST")).isTrue();
    assertThat(AddressTable.SHOP.match("/p/x").orElseThrow().allows("DELETE")).isFalse();
    assertThat(AddressTable.SHOP.match("/search").orElseThrow().allows("HEAD")).isTrue();
  }
}
