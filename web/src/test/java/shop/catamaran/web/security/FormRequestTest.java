package shop.catamaran.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormRequestTest {

  private static Map<String, List<String>> parse(String encoded) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    FormRequest.parse(encoded, 5, fields);
    return fields;
  }

  @Test
  void readsFields() {
    assertThat(parse("a=1&b=J%C3%BCrgen+M%26M&a=2&c&=x&"))
        .isEqualTo(
            Map.of(
                "a", List.of("1", "2"),
                "b", List.of("Jürgen M&M"),
                "c", List.of(""),
                "", List.of("x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%FF",
        "a=%C3%28",
        "a=%ED%A0%80",
        "a=%00",
        "%C0%AF=1",
        "a=\u00fc",
        "a=1&b=2&c=3&d=4&e=5&f=6"
      })
  void refusesWhatIsNotText(String encoded) {
    assertThatThrownBy(() -> parse(encoded)).isInstanceOf(PercentText.MalformedTextException.class);
  }

  @Test
  void takesPlusForItselfInPaths() {
    assertThat(PercentText.decode("/p/a+b%20c", false)).isEqualTo("/p/a+b c");
  }
}
