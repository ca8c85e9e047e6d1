package shop.catamaran.operator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a release to all clouds. */
@Command(
    name = "release",
    description =
        "Brings a release to all clouds while they sell: expands the schemas, then replaces one"
            + " cloud's members, one at a time, watches it, then the next cloud's. Stops by itself"
            + " when requests fail or pages get slow, and goes on there when it is repeated.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all clouds run the release", "2:refused or stopped, with one sentence"})
final class ReleaseCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Parameters(paramLabel = "VERSION", description = "Its name, such as 1.4.0.")
  private String version;

  @Option(
      names = "--archive",
      paramLabel = "FILE",
      description =
          "The release: catamaran.tar.gz, or a .war. Needed only the first time; each cloud keeps"
              + " it in its object storage.")
  private Path archive;

  @Mixin private RolloutOptions rollout;

  @Override
  public Integer call() {
    shop.confirm("all");
    if (shop.isDryRun()) {
      shop.look(System.err).rollout().plan(version, rollout.first()).forEach(System.out::println);
      return 0;
    }
    shop.operate(
        System.out,
        operated ->
            rollout
                .paced(operated)
                .rollout()
                .release(version, Optional.ofNullable(archive), rollout.first()));
    System.out.println(
        "Back again: catamaran rollback"
            + shop.suffix()
            + "; once it stays, what it does not need goes by: catamaran contract"
            + shop.suffix());
    return 0;
  }

  /** How a release goes from cloud to cloud. */
  static final class RolloutOptions {

    @Option(
        names = "--first",
        paramLabel = "CLOUD",
        description = "The cloud that goes first; the first of the shop unless given.")
    private String first;

    @Option(
        names = "--bake",
        paramLabel = "SECONDS",
        description =
            "How long each cloud is watched before the next one; 30 on this machine and 300 in the"
                + " clouds unless given.")
    private Integer bake;

    Optional<String> first() {
      return Optional.ofNullable(first);
    }

    shop.catamaran.operator.procedure.OperatedShop paced(
        shop.catamaran.operator.procedure.OperatedShop operated) {
      return bake == null
          ? operated
          : operated.at(operated.pace().withBake(Duration.ofSeconds(Math.max(0, bake))));
    }
  }
}
