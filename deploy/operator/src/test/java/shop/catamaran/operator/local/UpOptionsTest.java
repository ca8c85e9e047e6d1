package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.operator.console.RefusedException;

class UpOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 8080, 18100, --members",
    "9, 8080, 18100, --members",
    "2, 0, 18100, --port",
    "2, 65536, 18100, --port",
    "2, 8080, 80, --port-base",
    "2, 8080, 65500, --port-base",
    "2, 18150, 18100, --port must lie outside",
  })
  void refusesWhatCannotBeStarted(int members, int port, int portBase, String named) {
    assertThatThrownBy(() -> new UpOptions(List.of("aws"), members, port, portBase, true))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(named);
  }

  @Test
  void refusesAnUnknownCloud() {
    assertThatThrownBy(() -> new UpOptions(List.of("moon"), 2, 8080, 18100, true))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("aws, azure, gcp");
  }

  @Test
  void refusesACloudTwiceAndNone() {
    assertThatThrownBy(() -> UpOptions.standard().withClouds("aws", "aws"))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> UpOptions.standard().withClouds())
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void takesCloudsInAnyOrderForTheSame() {
    assertThat(UpOptions.standard().withClouds("azure", "aws").clouds())
        .containsExactly("aws", "azure");
  }
}
