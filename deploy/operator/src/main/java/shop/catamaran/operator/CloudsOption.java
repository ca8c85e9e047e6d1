package shop.catamaran.operator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.backup.BackupKey;
import shop.catamaran.operator.backup.Backups;
import shop.catamaran.operator.backup.StoredBackups;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.procedure.OperationsLog;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.CloudsFile;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.targets.Target;

/** Names the clouds that a verb is about. */
final class CloudsOption {

  @Option(
      names = "--clouds-file",
      paramLabel = "FILE",
      description = "File that names the clouds' databases; the shop on this machine unless given.")
  private Path file;

  @Mixin private StateOption state;

  Replication replication(PrintStream out) {
    if (file == null) {
      return state.shop(out).replication();
    }
    CloudsFile clouds = CloudsFile.read(file, System::getenv);
    return new Replication(clouds.clouds(), clouds.passwords(), new Progress(out));
  }

  Backups backups(String cloud, PrintStream out) {
    if (file == null) {
      return state.shop(out).backups(cloud);
    }
    CloudsFile clouds = CloudsFile.read(file, System::getenv);
    return new Backups(
        CloudAccess.named(clouds.clouds(), cloud),
        clouds.passwords(),
        BackupKey.parse(clouds.backupKey()),
        new Progress(out));
  }

  /** Lets something be done with the backups in a cloud's object storage. */
  <T> T stored(String cloud, PrintStream out, Function<StoredBackups, T> use) {
    try (Target target = target(cloud, out)) {
      return use.apply(new StoredBackups(cloud, target.storage(), new Progress(out)));
    }
  }

  /** Lets something be done with a backup: a file, or one that is fetched from a storage. */
  <T> T backup(String name, PrintStream out, Function<Path, T> use) {
    Optional<StorageName> stored = StorageName.of(name);
    return stored.isEmpty()
        ? use.apply(Path.of(name))
        : stored(stored.get().cloud(), out, backups -> backups.fetch(stored.get().name(), use));
  }

  private Target target(String cloud, PrintStream out) {
    return file == null
        ? state.shop(out).look().shop().cloud(cloud)
        : ShopOption.target(file, cloud, CloudsFile.read(file, System::getenv).targets());
  }

  /** What operators did. */
  OperationsLog operations() {
    return file == null
        ? state.shop(System.out).operations()
        : new OperationsLog(file.resolveSibling("operations.jsonl"), Clock.systemUTC());
  }

  /** What to add to a further command line about the same clouds. */
  String suffix() {
    return file == null ? state.suffix() : " --clouds-file '" + file + "'";
  }

  /** Where backups of a cloud are kept unless the command line says so. */
  Path backupFolder(String cloud) {
    if (file != null) {
      throw new RefusedException(
          "Name the place with --to: a folder, or another cloud's object storage, such as azure:");
    }
    return state.shop(System.out).backupFolder(cloud);
  }
}
