package shop.catamaran.operator;

import java.nio.file.Path;
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

  static final String FIRST = "The cloud that goes first; the first of the shop unless given.";

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

  @Option(names = "--first", paramLabel = "CLOUD", description = FIRST)
  private Optional<String> first = Optional.empty();

  @Mixin private BakeOption bake;

  @Override
  public Integer call() {
    shop.confirm("all");
    if (shop.isDryRun()) {
      shop.look().rollout().plan(version, first).forEach(shop.out()::println);
      return 0;
    }
    shop.operate(
        operated ->
            bake.paced(operated).rollout().release(version, Optional.ofNullable(archive), first));
    shop.out()
        .println(
            "Back again: catamaran rollback"
                + shop.suffix()
                + "; once it stays, what it does not need goes by: catamaran contract"
                + shop.suffix());
    return 0;
  }
}
