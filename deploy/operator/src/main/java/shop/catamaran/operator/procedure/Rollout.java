package shop.catamaran.operator.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;

/**
 * Brings a release, or an earlier one, to a shop that sells: the schemas are expanded, then one
 * cloud goes member by member, is watched for a while, then the next one. It stops by itself, and
 * says why, as soon as requests fail or pages get slow; what runs then goes on. Repeated, it goes
 * on where it stopped.
 */
public final class Rollout {

  private final Shop shop;
  private final Pace pace;
  private final OperationsLog log;
  private final Progress progress;

  public Rollout(Shop shop, Pace pace, OperationsLog log, Progress progress) {
    this.shop = shop;
    this.pace = pace;
    this.log = log;
    this.progress = progress;
  }

  /**
   * Brings a release to all clouds.
   *
   * @param archive of the release; if empty, it lies in the clouds' object storage already
   * @param first the cloud that goes first; the first of the shop if empty
   */
  public void release(String version, Optional<Path> archive, Optional<String> first) {
    roll("release", version, archive, first);
  }

  /**
   * Brings the release back that ran before the last one, whether or not that one came to its end.
   * A rollback that was broken off goes on.
   */
  public String rollback(Optional<String> first) {
    String version = previous();
    roll("rollback", version, Optional.empty(), first);
    return version;
  }

  /** The release that a rollback would bring. */
  public String previous() {
    List<OperationsLog.Entry> rolled =
        log.read().stream()
            .filter(entry -> Set.of("release", "rollback").contains(entry.operation()))
            .filter(entry -> !entry.fact("from").isEmpty())
            .toList();
    if (rolled.isEmpty()) {
      throw new RefusedException("No release was brought by this command yet, so none goes back.");
    }
    OperationsLog.Entry last = rolled.get(rolled.size() - 1);
    return last.fact(last.operation().equals("rollback") && !last.done() ? "to" : "from");
  }

  /** What {@link #release} would do, one sentence a step. Nothing is changed. */
  public List<String> plan(String version, Optional<String> first) {
    Release.checkVersion(version);
    List<String> steps = new ArrayList<>();
    steps.add("Expand the schemas of " + names(shop.clouds()) + ".");
    for (Target target : order(first)) {
      if (Rolling.drainsFirst(target)) {
        steps.add("Lead shoppers away from " + target.cloud() + ", which has one member.");
      }
      target.members().stream()
          .filter(member -> !member.release().equals(version))
          .forEach(
              member ->
                  steps.add(
                      target.cloud()
                          + ": replace "
                          + member.name()
                          + " ("
                          + member.release()
                          + ") by a member of "
                          + version
                          + "."));
      steps.add("Watch " + target.cloud() + " for " + pace.bake().toSeconds() + " s.");
    }
    return steps;
  }

  /**
   * Takes away from the schemas what the release that runs everywhere does not need. There is no
   * way back to an earlier one after that.
   *
   * @return the steps taken, as schema and version
   */
  public Set<String> contract() {
    Set<String> versions =
        shop.clouds().stream()
            .flatMap(
                target ->
                    Stream.concat(
                        Stream.of(target.release()),
                        target.members().stream().map(TargetMember::release)))
            .collect(Collectors.toSet());
    if (versions.size() != 1) {
      throw new RefusedException(
          "Not all members of all clouds run one release, but "
              + String.join(" and ", versions.stream().sorted().toList())
              + ": bring one release to all first.");
    }
    String version = versions.iterator().next();
    Steps steps = new Steps();
    return log.record(
        "contract",
        "",
        Map.of("to", version),
        steps,
        () -> {
          try (ReleaseArchive archive = fetch(version)) {
            return steps.call("contract", () -> new Schemas(shop, archive, progress).contract());
          }
        });
  }

  private void roll(String operation, String version, Optional<Path> file, Optional<String> first) {
    Release.checkVersion(version);
    List<Target> order = order(first);
    String from = runningBefore(version);
    Steps steps = new Steps();
    log.record(
        operation,
        "",
        from.isEmpty() ? Map.of("to", version) : Map.of("from", from, "to", version),
        steps,
        () -> {
          try (ReleaseArchive archive =
              file.map(ReleaseArchive::open).orElseGet(() -> fetch(version))) {
            Schemas schemas = new Schemas(shop, archive, progress);
            checkAllSell();
            schemas.checkNotContracted();
            Release release = new Release(version, archive.sha256());
            steps.run(
                "publish", () -> shop.clouds().forEach(each -> publish(each, release, archive)));
            steps.run("expand", schemas::expand);
            for (Target target : order) {
              bring(target, release, steps);
            }
            return null;
          }
        });
    progress.say("All clouds run " + version + ".");
  }

  // Of a release that was broken off, some members run already; back is to the others'.
  private String runningBefore(String version) {
    return shop.clouds().stream()
        .flatMap(
            target ->
                Stream.concat(
                    target.members().stream().map(TargetMember::release),
                    Stream.of(target.release())))
        .filter(release -> !release.isEmpty() && !release.equals(version))
        .findFirst()
        .orElse("");
  }

  private void checkAllSell() {
    for (Target target : shop.clouds()) {
      if (!new CloudProbe(target.url()).sells()) {
        throw new RefusedException(
            target.cloud() + " does not sell now; a release begins with clouds that are well.");
      }
      if (target.members().size() < 2 && !shop.hasSeveralClouds()) {
        throw new RefusedException(
            "This shop has one member, which cannot be replaced without closing it; add one first:"
                + " catamaran scale "
                + target.cloud()
                + " 2.");
      }
    }
  }

  private void publish(Target target, Release release, ReleaseArchive archive) {
    String key = Release.key(release.version());
    if (target.storage().list(key).contains(key)) {
      Path known = temporary();
      try {
        target.storage().get(key, known);
        if (!Sha256.of(known).equals(release.sha256())) {
          throw new RefusedException(
              "Another archive lies in "
                  + target.cloud()
                  + " as release "
                  + release.version()
                  + "; name this one differently.");
        }
      } finally {
        delete(known);
      }
    } else {
      target.storage().put(archive.file(), key);
      progress.say("The release " + release.version() + " lies in " + target.cloud() + ".");
    }
  }

  private ReleaseArchive fetch(String version) {
    String key = Release.key(version);
    Target source =
        shop.clouds().stream()
            .filter(target -> target.storage().list(key).contains(key))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        "No cloud keeps a release "
                            + version
                            + "; name its archive with --archive."));
    Path file = temporary();
    try {
      source.storage().get(key, file);
      return ReleaseArchive.open(file);
    } finally {
      // Unpacked, it needs its file for one thing more: to be compared with those in other clouds.
      file.toFile().deleteOnExit();
    }
  }

  private void bring(Target target, Release release, Steps steps) {
    target.startWith(release);
    new Rolling(shop, pace, log, progress)
        .replace(
            target,
            "release " + release.version(),
            member -> !member.release().equals(release.version()),
            steps);
  }

  private List<Target> order(Optional<String> first) {
    List<Target> order = new ArrayList<>();
    first.map(shop::cloud).ifPresent(order::add);
    shop.clouds().stream().filter(target -> !order.contains(target)).forEach(order::add);
    return order;
  }

  private static String names(List<Target> targets) {
    return String.join(", ", targets.stream().map(Target::cloud).toList());
  }

  private static Path temporary() {
    try {
      Path file = Files.createTempFile("catamaran-", ".tar.gz");
      Files.delete(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary file", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
