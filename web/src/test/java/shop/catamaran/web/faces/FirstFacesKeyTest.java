package shop.catamaran.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFacesKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"new=", "new=,old=", " new= , old= "})
  void isTheFirstOfTheList(String list) {
    assertThat(FirstFacesKey.firstOf(list)).isEqualTo("new=");
  }
}
