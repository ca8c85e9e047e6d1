package shop.catamaran.operator;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.procedure.OperatedShop;

/** How long a cloud whose members were replaced is watched. */
final class BakeOption {

  private static final int MAX = 86_400;

  @Option(
      names = "--bake",
      paramLabel = "SECONDS",
      description =
          "How long each cloud is watched before the next one; 30 on this machine and 300 in the"
              + " clouds unless given. What a cloud's count of failed requests lags comes on top.")
  private Optional<Integer> seconds = Optional.empty();

  OperatedShop paced(OperatedShop shop) {
    if (seconds.filter(time -> time < 0 || time > MAX).isPresent()) {
      throw new RefusedException("--bake is from 0 to " + MAX + ".");
    }
    return seconds
        .map(time -> shop.at(shop.pace().withBake(Duration.ofSeconds(time))))
        .orElse(shop);
  }
}
