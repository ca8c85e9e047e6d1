package shop.catamaran.operator;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.procedure.FailoverRehearsal;
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

  /** Stands for all clouds where one could be named. */
  private static final String ALL = "all";

  private static final String LOCAL = "local";

  @Option(
      names = "--clouds-file",
      paramLabel = "FILE",
      description = "File that names the clouds; the shop on this machine unless given.")
  private Path file;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "What the cloud is meant to run on: local, aws, azure or gcp; refused if it does not.")
  private String target;

  @Option(
      names = "--confirm",
      paramLabel = "CLOUD",
      description =
          "Repeats the cloud's name, or all; demanded for clouds of a file, so that no command meant"
              + " for one meets another.")
  private String confirmed;

  @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
  private boolean dryRun;

  @Option(
      names = "--json",
      description = "What was done, as one JSON object for programs; progress goes to stderr.")
  private boolean json;

  @Mixin private StateOption state;

  /**
   * Demands that the operator repeats which cloud is meant, unless it is all on this machine.
   *
   * @param cloud its name, or all
   */
  void confirm(String cloud) {
    requireTarget(cloud);
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

  private void requireTarget(String cloud) {
    if (target == null) {
      return;
    }
    Set<String> kinds = kinds(cloud);
    if (!kinds.contains(target)) {
      throw new RefusedException(
          "%s runs on %s, not on %s as --target says."
              .formatted(
                  cloud.equals(ALL) ? "The shop" : cloud, String.join(" and ", kinds), target));
    }
  }

  private Set<String> kinds(String cloud) {
    if (file == null) {
      return Set.of(LOCAL);
    }
    Map<String, Map<String, String>> all = CloudsFile.read(file, System::getenv).targets();
    return (cloud.equals(ALL) ? all.keySet() : Set.of(cloud))
        .stream()
            .map(each -> setting(file, each, of(file, each, all), "target"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** Says what would be done if that is all that is wanted. */
  boolean isRehearsed(String sentence) {
    if (dryRun) {
      out().println(sentence);
    }
    return dryRun;
  }

  /** What to add to a further command line about the same shop. */
  String suffix() {
    return file == null ? state.suffix() : " --clouds-file '" + file + "'";
  }

  /** Lets a procedure work on the shop. */
  void operate(Consumer<OperatedShop> procedure) {
    Consumer<OperatedShop> told =
        operated -> {
          int before = operated.log().read().size();
          try {
            procedure.accept(operated);
          } finally {
            tell(operated.log().read(), before);
          }
        };
    if (file == null) {
      state.shop(out()).operate(told);
    } else {
      told.accept(ofFile());
    }
  }

  private void tell(List<OperationsLog.Entry> log, int before) {
    if (json) {
      log.stream().skip(before).map(OperationsLog::json).forEach(System.out::println);
    }
  }

  /** Tells programs of the newest entry of a log. */
  void tellLast(OperationsLog log) {
    List<OperationsLog.Entry> all = log.read();
    tell(all, all.size() - 1);
  }

  boolean isJson() {
    return json;
  }

  /** Where people are told what is done. */
  PrintStream out() {
    return json ? System.err : System.out;
  }

  /** The shop for a procedure that only looks. */
  OperatedShop look() {
    requireTarget(ALL);
    return file == null ? state.shop(out()).look() : ofFile();
  }

  /** What an operator has to do after the databases' passwords were changed, if anything. */
  Optional<String> afterRotation() {
    return file == null
        ? Optional.empty()
        : Optional.of(
            "The variables that "
                + file
                + " names hold old passwords now: take the new ones from the secret store.");
  }

  /**
   * A cloud of this machine killed, and started again.
   *
   * @throws RefusedException for clouds of a file, which are not killed
   */
  FailoverRehearsal.Absence killing() {
    if (file != null) {
      throw new RefusedException("--kill is for the shop on this machine.");
    }
    return state.shop(out()).killing();
  }

  private OperatedShop ofFile() {
    CloudsFile clouds = CloudsFile.read(file, System::getenv);
    Map<String, Map<String, String>> settings = clouds.targets();
    NameServer server = new NameServer(clouds.recordServer());
    String name = clouds.recordName();
    return new OperatedShop(
        new Shop(
            URI.create("https://" + name),
            settings.keySet().stream().map(cloud -> target(file, cloud, settings)).toList(),
            clouds.clouds(),
            clouds.passwords(),
            cloud -> server.leadsTo(name, setting(file, cloud, settings.get(cloud), "host"))),
        Pace.ofMachines(),
        new OperationsLog(file.resolveSibling("operations.jsonl"), Clock.systemUTC()),
        new Progress(out()));
  }

  /**
   * Opens a cloud of a file.
   *
   * @param all the settings of all its clouds
   */
  static Target target(Path file, String cloud, Map<String, Map<String, String>> all) {
    Map<String, String> settings = of(file, cloud, all);
    String kind = setting(file, cloud, settings, "target");
    Map<String, String> own = new TreeMap<>(settings);
    own.remove("target");
    own.remove("host");
    own.computeIfAbsent("url", url -> "https://" + setting(file, cloud, settings, "host"));
    return TargetProvider.open(kind, cloud, own);
  }

  private static Map<String, String> of(
      Path file, String cloud, Map<String, Map<String, String>> all) {
    return Optional.ofNullable(all.get(cloud))
        .orElseThrow(
            () -> new RefusedException("The file " + file + " names no cloud " + cloud + "."));
  }

  private static String setting(
      Path file, String cloud, Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name))
        .orElseThrow(
            () -> new RefusedException("The file " + file + " lacks " + cloud + "." + name + "."));
  }
}
