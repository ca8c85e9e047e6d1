package shop.catamaran.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Problem.FieldError;

class JsonBodyTest {

  private static JsonBody parse(String json) {
    try {
      return JsonBody.parse(new ByteArrayInputStream(json.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem problem(JsonBody body) {
    try {
      body.check();
    } catch (InvalidRequestException e) {
      return e.problem();
    }
    throw new AssertionError("no fault was found");
  }

  @Test
  void readsFields() {
    JsonBody body = parse("{\"n\": 3, \"t\": \"Jürgen\", \"o\": {\"x\": \"y\"}}");
    assertThat(body.integer("n", 1, 99)).isEqualTo(3);
    assertThat(body.text("t", 10)).isEqualTo("Jürgen");
    assertThat(body.object("o").text("x", 10)).isEqualTo("y");
    assertThat(body.optionalText("none", 10)).isEmpty();
    body.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "100",
        "1000000000",
        "99999999999999999999",
        "1.5",
        "1e999999999",
        "\"3\"",
        "null",
        "[]",
        "true"
      })
  void refusesNumbersOutOfBounds(String number) {
    JsonBody body = parse("{\"quantity\": " + number + "}");
    body.integer("quantity", 1, 99);
    assertThat(problem(body).errors()).extracting(FieldError::field).containsExactly("quantity");
  }

  @Test
  void gathersAllFaultsWithTheirPaths() {
    JsonBody body =
        parse("{\"a\": {\"t\": \"\\u0000\", \"u\": \"\\ud800\"}, \"long\": \"123456\"}");
    JsonBody member = body.object("a");
    member.text("t", 10);
    member.text("u", 10);
    member.text("missing", 10);
    body.text("long", 5);
    body.uuid("id");
    body.object("none").text("x", 10);
    assertThat(problem(body).errors())
        .extracting(FieldError::field)
        .containsExactly("a.t", "a.u", "a.missing", "long", "id", "none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "3", "null", "{\"a\": 1,}", "{'a': 1}", "<a/>"})
  void refusesWhatIsNoJsonObject(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
    assertThatThrownBy(() -> parse(deep)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void takesWholeUuidsOnly() {
    assertThat(Identifiers.uuid("1-1-1-1-1")).isEmpty();
    assertThat(Identifiers.uuid("019aa5f0-1111-7222-8333-444455556666")).isPresent();
    assertThat(List.of("", "x", "019aa5f0111172228333444455556666"))
        .allSatisfy(text -> assertThat(Identifiers.uuid(text)).isEmpty());
  }
}
