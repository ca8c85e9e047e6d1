package shop.catamaran.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.operator.console.RefusedException;

class SecretNamesTest {

  private static final Pattern SECRET = Pattern.compile("([A-Z_]+)\\s+= \"(catamaran-[a-z-]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp"})
  void areThoseOfTheStamps(String cloud) throws IOException {
    String secrets = Files.readString(Path.of("..", cloud, "secrets.tf"));

    assertThat(SECRET.matcher(secrets).results())
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(
            (MatchResult found) ->
                assertThat(SecretNames.of(found.group(1))).isEqualTo(found.group(2)));
  }

  @Test
  void refusesWhatIsNoSetting() {
    assertThatThrownBy(() -> SecretNames.of("../other"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("../other is no setting such as VISITOR_KEY.");
  }
}
