package shop.catamaran.operator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.procedure.OperatedShop;
import shop.catamaran.operator.procedure.OperationsLog;
import shop.catamaran.operator.procedure.Pace;
import shop.catamaran.operator.procedure.Shop;
import shop.catamaran.operator.replication.CloudsFile;
import shop.catamaran.operator.targets.NameServer;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetProvider;

/** Names the shop that a procedure works on: the one on this machine, or the clouds of a file. */
final class ShopOption {

  @Option(
      names = "--clouds-file",
      paramLabel = "FILE",
      description = "File that names the clouds; the shop on this machine unless given.")
  private Path file;

  @Option(
      names = "--confirm",
      paramLabel = "CLOUD",
      description =
          "Repeats the cloud's name, or all; demanded for clouds of a file, so that no command meant"
              + " for one meets another.")
  private String confirmed;

  @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
  private boolean dryRun;

  @Mixin private StateOption state;

  /**
   * Demands that the operator repeats which cloud is meant, unless it is all on this machine.
   *
   * @param cloud its name, or all
   */
  void confirm(String cloud) {
    if (file != null && !dryRun && !cloud.equals(confirmed)) {
      throw new RefusedException(
          "This changes "
              + cloud
              + " of "
              + file
              + ": repeat the name with --confirm "
              + cloud
              + ".");
    }
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** Says what would be done if that is all that is wanted. */
  boolean isRehearsed(String sentence) {
    if (dryRun) {
      System.out.println(sentence);
    }
    return dryRun;
  }

  /** What to add to a further command line about the same shop. */
  String suffix() {
    return file == null ? state.suffix() : " --clouds-file '" + file + "'";
  }

  /** Lets a procedure work on the shop. */
  void operate(PrintStream out, Consumer<OperatedShop> procedure) {
    if (file == null) {
      state.shop(out).operate(procedure);
    } else {
      procedure.accept(ofFile(out));
    }
  }

  /** The shop for a procedure that only looks. */
  OperatedShop look(PrintStream out) {
    return file == null ? state.shop(out).look() : ofFile(out);
  }

  private OperatedShop ofFile(PrintStream out) {
    CloudsFile clouds = CloudsFile.read(file, System::getenv);
    Map<String, Map<String, String>> settings = clouds.targets();
    NameServer server = new NameServer(clouds.recordServer());
    String name = clouds.recordName();
    return new OperatedShop(
        new Shop(
            settings.entrySet().stream()
                .map(each -> target(each.getKey(), each.getValue()))
                .toList(),
            clouds.clouds(),
            clouds.passwords(),
            cloud -> server.leadsTo(name, setting(settings.get(cloud), cloud, "host"))),
        Pace.ofMachines(),
        new OperationsLog(file.resolveSibling("operations.jsonl"), Clock.systemUTC()),
        new Progress(out));
  }

  private Target target(String cloud, Map<String, String> settings) {
    String kind = setting(settings, cloud, "target");
    Map<String, String> own = new TreeMap<>(settings);
    own.remove("target");
    own.remove("host");
    own.putIfAbsent("url", "https://" + setting(settings, cloud, "host"));
    return TargetProvider.open(kind, cloud, own);
  }

  private String setting(Map<String, String> settings, String cloud, String name) {
    return Optional.ofNullable(settings.get(name))
        .orElseThrow(
            () -> new RefusedException("The file " + file + " lacks " + cloud + "." + name + "."));
  }
}
