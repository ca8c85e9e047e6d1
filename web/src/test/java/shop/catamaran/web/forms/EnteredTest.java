package shop.catamaran.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnteredTest {

  @Test
  void keepsOneLineWithoutControlCharacters() {
    assertThat(Entered.line("  Ada\u0000\t Lovelace\r\n")).isEqualTo("Ada Lovelace");
  }

  @Test
  void composesCharacters() {
    assertThat(Entered.line("Zu\u0308rich")).isEqualTo("Z\u00fcrich");
  }

  @Test
  void knowsNoAbsence() {
    assertThat(Entered.line(null)).isEmpty();
  }
}
