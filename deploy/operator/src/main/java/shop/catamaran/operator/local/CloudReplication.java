package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.procedure.ReleaseArchive;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.Endpoint;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.ShopPasswords;
import shop.catamaran.operator.targets.FolderStorage;
import shop.catamaran.operator.targets.ObjectStorage;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.postgres.Migrations;
import shop.catamaran.postgres.PostgresServer;

/** The replication between the clouds of this machine, which passes through the relay. */
record CloudReplication(StateFolder folder, LocalState state, Progress progress) {

  Replication open() {
    return new Replication(clouds(), passwords(), progress, this::releases);
  }

  /** What is built here, and all that was ever brought; unpacked when first asked for. */
  List<Migrations> releases() {
    return Stream.concat(
            Stream.of(Migrations.ofClassPath()),
            state.cloudNames().stream()
                .map(cloud -> new FolderStorage(folder.objectStorage(cloud)))
                .flatMap(
                    storage ->
                        Release.versions(storage).stream()
                            .map(version -> unpacked(version, storage)))
                .distinct()
                .map(Migrations::in))
        .toList();
  }

  private Path unpacked(String version, ObjectStorage storage) {
    Path migrations = folder.migrations(version);
    if (!Files.isDirectory(migrations)) {
      Path archive = folder.release(version).resolve("asked.tar.gz");
      Path partial = folder.release(version).resolve("db.partial");
      try {
        Files.deleteIfExists(archive);
        storage.get(Release.key(version), archive);
        PayaraServer.deleteTree(partial);
        try (ReleaseArchive release = ReleaseArchive.open(archive)) {
          PayaraServer.copyTree(release.migrationFiles(), partial);
        }
        Files.move(partial, migrations, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(archive);
      } catch (IOException e) {
        throw new RefusedException(
            "Cannot unpack the release " + version + ": " + e.getMessage(), e);
      }
    }
    return migrations;
  }

  ShopPasswords passwords() {
    Secrets secrets = folder.secrets();
    return new ShopPasswords(
        secrets.ownerPassword(),
        Secrets.current(secrets.applicationPassword()),
        secrets.replicatorPassword());
  }

  List<CloudAccess> clouds() {
    String password = folder.secrets().superuserPassword();
    return state.cloudNames().stream()
        .map(
            cloud ->
                new CloudAccess(
                    cloud,
                    new Endpoint(PortPlan.address(cloud), state.ports().database(cloud)),
                    PostgresServer.SUPERUSER,
                    password,
                    reachedBy(cloud),
                    "disable"))
        .toList();
  }

  private Map<String, Endpoint> reachedBy(String cloud) {
    return state.peersOf(cloud).stream()
        .collect(
            Collectors.toMap(
                peer -> peer,
                peer ->
                    new Endpoint(
                        PortPlan.address(cloud), state.ports().databaseLink(peer, cloud))));
  }
}
