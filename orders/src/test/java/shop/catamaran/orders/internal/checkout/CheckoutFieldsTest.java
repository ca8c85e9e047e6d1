package shop.catamaran.orders.internal.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.InvalidCheckoutException;

class CheckoutFieldsTest {

  private static final Address GOOD =
      new Address("Ada Lovelace", "Havenkade 12", "", "3011 TD", "Rotterdam", "NL");

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.nl", " ada@example.com ", "ada.l+x@mail.example.co.uk", "o'neil@a-b.ie"})
  void takesAddressesThatMailCanReach(String email) {
    CheckoutFields fields = new CheckoutFields();
    assertThat(fields.email(email)).isEqualTo(email.strip());
    fields.throwIfAny();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@exa mple.com",
        "a@b@c.nl",
        "ada@example.com\r\nBcc: x@y.nl",
        "ada@-example.com",
        "ada@example..com",
        ".ada@example.com",
        "ada@example.com,eve@example.com",
        "<ada@example.com>",
        "ada\u0000@example.com"
      })
  void refusesOtherMailAddresses(String email) {
    CheckoutFields fields = new CheckoutFields();
    fields.email(email);
    assertThat(messages(fields)).containsOnlyKeys("email");
  }

  @Test
  void refusesMailAddressesThatAreTooLong() {
    CheckoutFields fields = new CheckoutFields();
    fields.email(
        "a".repeat(60)
            + "@"
            + "b".repeat(60)
            + "."
            + "c".repeat(60)
            + "."
            + "d".repeat(60)
            + "."
            + "e".repeat(20)
            + ".nl");
    assertThat(messages(fields).get("email")).contains("254");
  }

  @ParameterizedTest
  @CsvSource({
    "NL, 3011td, 3011TD",
    "NL, 3011 TD, 3011 TD",
    "DE, 10115, 10115",
    "PL, 00-001, 00-001",
    "IE, D02 AF30, D02 AF30",
    "se, 111 22, 111 22"
  })
  void takesPostcodesOfTheCountry(String country, String typed, String kept) {
    CheckoutFields fields = new CheckoutFields();
    assertThat(fields.address(with(typed, country)).postcode()).isEqualTo(kept);
    fields.throwIfAny();
  }

  @ParameterizedTest
  @CsvSource({"NL, 0123 AB", "DE, 1011", "PL, 00001", "FR, ABCDE", "BE, 12345"})
  void refusesPostcodesOfOtherForms(String country, String typed) {
    CheckoutFields fields = new CheckoutFields();
    fields.address(with(typed, country));
    assertThat(messages(fields)).containsOnlyKeys("postcode");
    assertThat(messages(fields).get("postcode")).contains("looks like");
  }

  @Test
  void namesEveryFieldAtFault() {
    CheckoutFields fields = new CheckoutFields();
    fields.address(new Address(null, "", "x".repeat(101), null, "\u0007", "US"));
    assertThat(messages(fields))
        .containsOnlyKeys("name", "line1", "line2", "postcode", "city", "country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada\u0000", "Ada\nEve", "Ada\u202Eevil", "\uD800", "Ada\u2028Eve"})
  void refusesCharactersThatNobodyCanSee(String name) {
    CheckoutFields fields = new CheckoutFields();
    fields.address(new Address(name, GOOD.line1(), "", GOOD.postcode(), GOOD.city(), "NL"));
    assertThat(messages(fields)).containsOnlyKeys("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"José Ñúñez", "Зоя", "王小明", "O'Brien-Smith, Jr.", "x"})
  void takesNamesOfPeople(String name) {
    CheckoutFields fields = new CheckoutFields();
    fields.address(new Address(name, GOOD.line1(), null, GOOD.postcode(), GOOD.city(), "NL"));
    fields.throwIfAny();
  }

  @Test
  void countsCharactersAsPeopleDo() {
    CheckoutFields fields = new CheckoutFields();
    fields.address(new Address("😀".repeat(100), GOOD.line1(), "", "3011 TD", "Rotterdam", "NL"));
    fields.throwIfAny();
  }

  @Test
  void askForAnAddressIfThereIsNone() {
    CheckoutFields fields = new CheckoutFields();
    fields.address(null);
    fields.token(null);
    fields.cardLabel("");
    assertThat(messages(fields)).containsOnlyKeys("name", "payment");
  }

  private static Address with(String postcode, String country) {
    return new Address(GOOD.name(), GOOD.line1(), "", postcode, GOOD.city(), country);
  }

  private static Map<String, String> messages(CheckoutFields fields) {
    return catchThrowableOfType(InvalidCheckoutException.class, fields::throwIfAny).messages();
  }
}
