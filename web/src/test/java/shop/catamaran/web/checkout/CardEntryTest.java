package shop.catamaran.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CardEntryTest {

  private final CardEntry entry =
      new CardEntry(Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void takesACardWithSpaces() {
    CardEntry.Checked card = entry.check("4242 4242 4242 4242", "01/26", "123");

    assertThat(card.isAtFault()).isFalse();
    assertThat(card.details().number()).isEqualTo("4242424242424242");
    assertThat(card.details().expiryYear()).isEqualTo(2026);
    assertThat(card.label()).isEqualTo("Visa ending in 4242");
  }

  @Test
  void tellsOfAllFieldsAtOnce() {
    assertThat(entry.check("", "", "").faults())
        .containsOnlyKeys(CardEntry.NUMBER, CardEntry.EXPIRY, CardEntry.SECURITY_CODE);
    assertThat(entry.check("4242", "12/25", "12").faults())
        .containsOnlyKeys(CardEntry.NUMBER, CardEntry.EXPIRY, CardEntry.SECURITY_CODE);
  }

  @Test
  void showsNoCardInItsText() {
    assertThat(entry.check("4242424242424242", "01/26", "123").toString()).doesNotContain("4242");
  }

  @Test
  void keepsNoMoreOfANumberThanItsEnd() {
    assertThat(CardLabel.checked("Visa ending in 4242")).isEqualTo("Visa ending in 4242");
    assertThat(CardLabel.checked("4242424242424242")).isEqualTo("Your card");
    assertThat(CardLabel.checked("<b>Visa</b> ending in 4242")).isEqualTo("Your card");
  }

  @Test
  void namesTheBrand() {
    assertThat(CardLabel.of("5555555555554444")).isEqualTo("Mastercard ending in 4444");
    assertThat(CardLabel.of("2223003122003222")).isEqualTo("Mastercard ending in 3222");
    assertThat(CardLabel.of("378282246310005")).isEqualTo("American Express ending in 0005");
    assertThat(CardLabel.of("6011111111111117")).isEqualTo("Card ending in 1117");
  }
}
