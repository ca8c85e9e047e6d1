package shop.catamaran.operator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import shop.catamaran.operator.console.RefusedException;

class ShopOptionTest {

  @TempDir private Path folder;

  @Test
  void theShopOnThisMachineRunsOnNoOtherTarget() {
    assertThatCode(() -> option("--target", "local").confirm("aws")).doesNotThrowAnyException();
    assertThatThrownBy(() -> option("--target", "aws").confirm("aws"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("aws runs on local, not on aws as --target says.");
  }

  @ParameterizedTest
  @CsvSource({
    "aws, first, ''",
    "azure, first, 'first runs on aws, not on azure'",
    "local, first, 'first runs on aws, not on local'",
    "azure, all, ''",
    "gcp, all, 'The shop runs on aws and azure, not on gcp'",
    "aws, third, 'The file'"
  })
  void aCloudOfAFileRunsOnTheTargetThatTheFileSays(String target, String cloud, String refusal)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("clouds"),
            """
            clouds = first, second
            first.target = aws
            second.target = azure
            """);
    ShopOption option =
        option("--clouds-file", file.toString(), "--target", target, "--confirm", cloud);
    if (refusal.isEmpty()) {
      assertThatCode(() -> option.confirm(cloud)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> option.confirm(cloud))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith(refusal);
    }
  }

  private static ShopOption option(String... line) {
    return CommandLine.populateCommand(new ShopOption(), line);
  }
}
