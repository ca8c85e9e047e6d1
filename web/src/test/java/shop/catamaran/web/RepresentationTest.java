package shop.catamaran.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationTest {

  private final Representation text = new Representation("text/css", new byte[4000]);

  @Test
  void sendsEachCodingUnderItsOwnTag() {
    Representation.Variant plain = text.variant(null);
    Representation.Variant zipped = text.variant("gzip, br");
    assertThat(plain.isZipped()).isFalse();
    assertThat(zipped.isZipped()).isTrue();
    assertThat(zipped.body()).hasSizeLessThan(100);
    assertThat(zipped.etag()).isNotEqualTo(plain.etag());
  }

  @Test
  void leavesCompressedPicturesAlone() {
    assertThat(new Representation("image/png", new byte[4000]).variant("gzip").isZipped())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br|true",
        "br;q=1.0, gzip;q=0.8|true",
        "gzip;q=0|false",
        "gzip; q=0.0|false",
        "identity|false"
      })
  void compressesForThoseWhoAsk(String acceptEncoding, boolean zipped) {
    assertThat(Representation.acceptsGzip(acceptEncoding)).isEqualTo(zipped);
  }

  @Test
  void recognizesTheTagItGave() {
    assertThat(Representation.matches("\"x\", W/\"y\"", "\"y\"")).isTrue();
    assertThat(Representation.matches("*", "\"y\"")).isTrue();
    assertThat(Representation.matches("\"x\"", "\"y\"")).isFalse();
    assertThat(Representation.matches(null, "\"y\"")).isFalse();
  }
}
