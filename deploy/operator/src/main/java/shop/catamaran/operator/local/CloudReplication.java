package shop.catamaran.operator.local;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.Endpoint;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.ShopPasswords;
import shop.catamaran.postgres.Migrations;
import shop.catamaran.postgres.PostgresServer;

/** The replication between the clouds of this machine, which passes through the relay. */
record CloudReplication(StateFolder folder, LocalState state, Progress progress) {

  Replication open() {
    return new Replication(clouds(), passwords(), progress, releases());
  }

  /** What is built here, and what was brought. */
  List<Migrations> releases() {
    return Stream.concat(
            Stream.of(Migrations.ofClassPath()),
            state.clouds().stream()
                .map(Cloud::release)
                .filter(version -> !version.isEmpty())
                .distinct()
                .map(folder::migrations)
                .filter(Files::isDirectory)
                .map(Migrations::in))
        .toList();
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
