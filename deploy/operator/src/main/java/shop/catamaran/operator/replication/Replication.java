package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.postgres.Migrations;
import shop.catamaran.postgres.ShopDatabase;

/**
 * The replication between clouds. Every method can be called again after it was broken off, and
 * refuses by a {@link RefusedException} with one sentence.
 */
public final class Replication {

  private final List<CloudAccess> clouds;
  private final ShopPasswords passwords;
  private final Progress progress;
  private final Supplier<List<Migrations>> releases;

  /**
   * The replication of a shop whose release this command is of.
   *
   * @param clouds all clouds of the shop, whether or not they answer
   */
  public Replication(List<CloudAccess> clouds, ShopPasswords passwords, Progress progress) {
    this(clouds, passwords, progress, () -> List.of(Migrations.ofClassPath()));
  }

  /**
   * The replication of a shop that may run another release.
   *
   * @param clouds all clouds of the shop, whether or not they answer
   * @param releases this command's own, and others; a database is made like those that are there
   */
  public Replication(
      List<CloudAccess> clouds,
      ShopPasswords passwords,
      Progress progress,
      Supplier<List<Migrations>> releases) {
    this.clouds = List.copyOf(clouds);
    this.passwords = passwords;
    this.progress = progress;
    this.releases = releases;
  }

  /**
   * Links all clouds with each other; their databases are migrated and none but the first start has
   * put anything into them. Called again, after a migration too, it adds what has come.
   */
  public void init() {
    try (Sessions sessions = Sessions.open(clouds)) {
      new Initialization(sessions, passwords.replicator(), progress).run();
    }
  }

  /** How the clouds' databases and the links between them do. */
  public ReplicationStatus status() {
    try (Sessions sessions = Sessions.openThere(clouds)) {
      return new StatusReading(clouds, sessions).read();
    }
  }

  /**
   * Compares all shared tables of all clouds, while the shop runs.
   *
   * @param patience for rows that are under way
   */
  public Comparison compare(Duration patience) {
    try (Sessions sessions = Sessions.open(clouds)) {
      return new Comparing(sessions, progress).run(patience);
    }
  }

  /** Waits until all that was written until now, in every cloud, has arrived in all others. */
  public boolean awaitArrival(Duration patience) {
    try (Sessions sessions = Sessions.open(clouds)) {
      return Positions.now(sessions).reached(patience);
    }
  }

  /** Stops all changes from flowing between the clouds that answer; they are kept. */
  public void pause() {
    overLinks("Pausing", Link::disable);
  }

  /** Lets changes flow again. */
  public void resume() {
    overLinks("Resuming", Link::enable);
  }

  /**
   * Copies anew into a cloud what another one could no longer keep for it. The cloud's own data
   * stays, and it may sell meanwhile.
   *
   * @return the links that were repaired; none if all keep what they must
   */
  public List<String> resync(String cloud) {
    CloudAccess target = named(cloud);
    try (Sessions sessions = Sessions.open(inService())) {
      List<Link> broken =
          sessions.links().stream()
              .filter(link -> link.subscriber().equals(target))
              .filter(
                  link ->
                      !link.exists(sessions.of(target))
                          || !link.isUsable(sessions.of(link.publisher())))
              .toList();
      Copying copying = new Copying(sessions, passwords.replicator(), progress);
      broken.forEach(link -> copying.copy(link.publisher(), target));
      if (!broken.isEmpty()) {
        copying.prove();
      }
      return broken.stream().map(Link::name).toList();
    }
  }

  /** Brings an empty database in as a further cloud, while the others sell. */
  public void join(String cloud) {
    Entry entry = new Entry(others(cloud), named(cloud), passwords, progress);
    entry.refuseData();
    entry.makeLikeOthers(entry.releaseOfOthers(releases.get()));
    entry.enter();
  }

  /**
   * Makes the database of a cloud whole that lost its disk, or was declared lost, while the others
   * sell.
   *
   * @param discard whether data may be thrown away that was not salvaged
   */
  public void rebuild(String cloud, boolean discard) {
    CloudAccess lost = named(cloud);
    Entry entry = new Entry(others(cloud), lost, passwords, progress);
    requireServer(lost);
    if (!discard) {
      entry.refuseUnsalvaged();
    }
    Migrations release = entry.releaseOfOthers(releases.get());
    try (Sessions survivors = Sessions.open(others(cloud))) {
      new Levelling(survivors, lost, progress).run();
      Entry.forget(survivors, lost);
    }
    entry.makeLikeOthers(release);
    entry.enter();
  }

  /** Puts data into a database whose schemas are made and whose tables are empty. */
  @FunctionalInterface
  public interface Filling {
    void fill(Connection connection) throws SQLException;
  }

  /**
   * Makes the database of a cloud anew with other data, such as those of a backup. All other clouds
   * are closed to the shop at once and stay so, since their data are of no use any more, until they
   * are rebuilt from this one. Its schemas are brought to where the clouds' were.
   *
   * @param release that the data are of
   * @return the other clouds
   */
  public List<String> refill(String cloud, Migrations release, Filling filling) {
    CloudAccess target = named(cloud);
    requireServer(target);
    List<CloudAccess> others = clouds.stream().filter(one -> !one.name().equals(cloud)).toList();
    Entry entry = new Entry(others, target, passwords, progress);
    Optional<Migrations> running = running();
    try (Sessions answering = Sessions.openThere(others)) {
      for (Session other : answering.all()) {
        progress.say("Closing " + other.name() + " to the shop ...");
        Entry.closeToShop(other.cloud());
      }
      entry.make(release);
      Entry.forget(answering, target);
      try (Connection connection = target.connect(ShopDatabase.NAME)) {
        filling.fill(connection);
      }
      // Members refuse a schema that is older than they are.
      running.ifPresent(entry::migrate);
      try (Session session = Session.open(target)) {
        Preparation.prepare(session, passwords.replicator());
        Initialization.enter(session);
        Entry.openToShop(session);
      }
    } catch (SQLException e) {
      throw new RefusedException(
          "The database of " + cloud + " refused: " + e.getMessage().strip(), e);
    }
    return others.stream().map(CloudAccess::name).toList();
  }

  private Optional<Migrations> running() {
    return clouds.stream()
        .filter(cloud -> Session.openIfThere(cloud).map(Replication::close).isPresent())
        .findFirst()
        .flatMap(
            cloud ->
                releases.get().stream()
                    .filter(each -> Entry.isAt(cloud, passwords, each))
                    .findFirst());
  }

  /** What a cloud may have done unseen, as far as the others know; nothing is changed. */
  public LossBound lossBound(String cloud) {
    CloudAccess lost = named(cloud);
    try (Sessions survivors = Sessions.open(others(cloud))) {
      return new LossDeclaration(survivors, lost, progress).bound();
    }
  }

  /**
   * Gives a cloud up that does not answer: its database may only return through {@link #salvage}
   * and {@link #rebuild}, and what it had to sell, the others may sell.
   */
  public LossBound declareLost(String cloud) {
    CloudAccess lost = named(cloud);
    if (Session.openIfThere(lost).map(Replication::close).isPresent()) {
      throw new RefusedException(
          "The database of " + cloud + " answers; stop it before you declare it lost.");
    }
    try (Sessions survivors = Sessions.open(others(cloud))) {
      return new LossDeclaration(survivors, lost, progress).declare();
    }
  }

  /**
   * Brings everything that only the database of a cloud that was declared lost holds to the others.
   *
   * @return number of rows by table that none of the others had
   */
  public Salvage salvage(String cloud) {
    CloudAccess lost = named(cloud);
    try (Session old = Session.open(lost);
        Sessions survivors = Sessions.open(others(cloud))) {
      return new Salvaging(old, survivors, progress).run();
    }
  }

  private static Session close(Session session) {
    session.close();
    return session;
  }

  private static void requireServer(CloudAccess cloud) {
    try {
      cloud.connect("postgres").close();
    } catch (SQLException e) {
      throw new RefusedException(
          "The database server of " + cloud.name() + " does not answer; start an empty one first.",
          e);
    }
  }

  private CloudAccess named(String cloud) {
    return CloudAccess.named(clouds, cloud);
  }

  /** The clouds that are not declared lost. */
  private List<CloudAccess> inService() {
    try (Sessions sessions = Sessions.openThere(clouds)) {
      Set<String> lost =
          sessions.all().stream()
              .filter(session -> session.yes("SELECT to_regclass('replication.cloud') IS NOT NULL"))
              .flatMap(
                  session ->
                      session
                          .list(
                              row -> row.getString(1),
                              "SELECT name FROM replication.cloud WHERE lost_at IS NOT NULL")
                          .stream())
              .collect(Collectors.toSet());
      return clouds.stream().filter(one -> !lost.contains(one.name())).toList();
    }
  }

  private List<CloudAccess> others(String cloud) {
    List<CloudAccess> others =
        inService().stream().filter(one -> !one.name().equals(cloud)).toList();
    if (others.isEmpty()) {
      throw new RefusedException("No other cloud is there.");
    }
    return others;
  }

  private void overLinks(String what, BiConsumer<Link, Session> action) {
    try (Sessions sessions = Sessions.openThere(clouds)) {
      for (Link link : Link.all(clouds)) {
        if (sessions.has(link.subscriber()) && link.exists(sessions.of(link.subscriber()))) {
          progress.say(what + " " + link.name() + " ...");
          action.accept(link, sessions.of(link.subscriber()));
        }
      }
    }
  }
}
