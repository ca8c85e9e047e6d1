package shop.catamaran.operator.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import shop.catamaran.operator.backup.BackupKey;
import shop.catamaran.operator.backup.Backups;
import shop.catamaran.operator.catalogue.CatalogueUpload;
import shop.catamaran.operator.catalogue.ImportOutcome;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.procedure.FailoverRehearsal;
import shop.catamaran.operator.procedure.OperatedShop;
import shop.catamaran.operator.procedure.OperationsLog;
import shop.catamaran.operator.procedure.Pace;
import shop.catamaran.operator.procedure.Shop;
import shop.catamaran.operator.process.Processes;
import shop.catamaran.operator.relay.LinkName;
import shop.catamaran.operator.relay.RelayControl;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.targets.Target;

/**
 * The shop of one state folder on this machine. Several shops fit on one machine as long as their
 * ports differ. Commands that change a shop exclude each other, across processes too; every refusal
 * is a {@link RefusedException} with one sentence.
 */
public final class LocalShop {

  /** The record needs six seconds to withdraw a cloud, and clients go by it as long again. */
  private static final Duration KILLED_OUTAGE_MAX = Duration.ofSeconds(15);

  private final Installation installation;
  private final StateFolder folder;
  private final Progress progress;

  /**
   * @param state folder for all that belongs to this shop, made if needed; another user must be
   *     able to reach it where root starts the shop
   */
  public LocalShop(Installation installation, Path state, Progress progress) {
    this.installation = installation;
    this.folder = new StateFolder(state);
    this.progress = progress;
  }

  /** What {@link #up} found. */
  public enum UpResult {
    STARTED,
    ALREADY_RUNNING
  }

  /**
   * Starts the shop and returns when it answers with all its members ready. If it cannot, or if the
   * program is ended meanwhile, nothing of it is left running.
   */
  public UpResult up(UpOptions options) {
    return folder.locked(() -> start(options));
  }

  /** Stops everything; does nothing if nothing runs. */
  public void down() {
    folder.locked(
        () -> {
          folder.read().ifPresent(this::keepClasses);
          stop();
          return null;
        });
  }

  // The first time only, and now, because the member stands still meanwhile.
  private void keepClasses(LocalState state) {
    Optional<Member> source =
        state.clouds().stream()
            .flatMap(cloud -> cloud.members().stream().limit(1))
            .filter(MemberServer::ready)
            .findFirst();
    if (source.isPresent()) {
      PayaraServer server = PayaraServer.unpacked(installation);
      if (server.lacksArchive()) {
        progress.say("Keeping the server's classes, so that later starts are faster ...");
        server.makeArchive(source.get().process());
      }
    }
  }

  /** Stops everything and deletes all of the shop's data, keys and logs. */
  public void downAndDelete() {
    down();
    folder.delete();
  }

  /** The application that is built here, which members start with unless a release was brought. */
  public Path application() {
    return installation.war();
  }

  /** The address that shoppers use. */
  public String url() {
    return running().url();
  }

  /** The addresses that the failover record shows now; none if there is no record. */
  public List<String> record() {
    return new FailoverRecord(folder, running()).answer();
  }

  /** Looks at every process; empty if the shop is not running. */
  public Optional<LocalStatus> status() {
    return folder
        .read()
        .filter(LocalState::anyProcess)
        .map(state -> new Inspection(folder, state).look());
  }

  /**
   * Ends a part at once, as a crash would: a member such as aws-1, aws-balancer, aws-database,
   * aws-console, gateway, or aws for all of a cloud.
   */
  public void kill(String part) {
    change(state -> Processes.kill(new Parts(state).running(part)));
  }

  /** Keeps a part from doing anything, as a hang would. */
  public void freeze(String part) {
    change(state -> new Parts(state).running(part).forEach(Processes::freeze));
  }

  /** Lets a frozen part go on. */
  public void thaw(String part) {
    change(state -> new Parts(state).running(part).forEach(Processes::thaw));
  }

  /**
   * Stops a part, after its requests, or picks up a dead one; returns when it does its job again: a
   * cloud when it has caught up with the others and can sell.
   */
  public void restart(String part) {
    change(state -> new Restart(installation, folder, state, progress).part(part));
  }

  /**
   * Loses the disk of a cloud's database, as a fire would. Restarted, the database is empty, and
   * must be rebuilt from another cloud.
   */
  public void loseDisk(String cloud) {
    change(
        state -> {
          knownCloud(state, cloud);
          Processes.kill(state.cloud(cloud).orElseThrow().database());
          folder.deleteDatabase(cloud);
        });
  }

  /**
   * Lets nothing pass between two clouds any more.
   *
   * @param clouds two of them; every two if none are given
   */
  public void cutLink(String... clouds) {
    links(RelayControl::cut, clouds);
  }

  /** Lets everything pass again. */
  public void healLink(String... clouds) {
    links(RelayControl::heal, clouds);
  }

  /** Makes the way to another cloud and back take that long. */
  public void delayLink(Duration thereAndBack, String... clouds) {
    links((relay, link) -> relay.delay(link, thereAndBack.dividedBy(2)), clouds);
  }

  private void links(BiConsumer<RelayControl, LinkName> change, String... clouds) {
    change(
        state -> {
          CloudLinks links = new CloudLinks(state);
          links.between(clouds).forEach(link -> change.accept(links.control(), link));
        });
  }

  /** Starts a cloud anew with a clock that is off by so much; zero makes it right. */
  public void skew(String cloud, Duration offset) {
    change(
        state -> {
          knownCloud(state, cloud);
          new ClockOffset(folder, cloud).set(offset);
          new Restart(installation, folder, state, progress).part(cloud);
        });
  }

  /**
   * Leads shoppers away from a cloud; returns when none comes any more.
   *
   * @param reason what other operators read, at most 200 characters
   */
  public void drain(String cloud, String reason) {
    operate(shop -> shop.draining().drain(cloud, reason));
  }

  /** Lets shoppers come to a cloud again; returns when the record shows it. */
  public void undrain(String cloud) {
    operate(shop -> shop.draining().undrain(cloud));
  }

  /** Lets a procedure work on the shop, while no other command changes it. */
  public void operate(Consumer<OperatedShop> procedure) {
    change(
        state -> {
          new Membership(folder, memberServer(), progress).takeUp();
          procedure.accept(operated(state));
        });
  }

  /** The shop for a procedure that only looks. */
  public OperatedShop look() {
    return operated(running());
  }

  private MemberServer memberServer() {
    return new MemberServer(installation, PayaraServer.unpacked(installation), folder);
  }

  private OperatedShop operated(LocalState state) {
    MemberServer servers = memberServer();
    // What members do one by one is told by the procedure.
    Membership membership = new Membership(folder, servers, Progress.silent());
    Releases releases = new Releases(installation, folder);
    CloudReplication databases = new CloudReplication(folder, state, progress);
    FailoverRecord record = new FailoverRecord(folder, state);
    List<Target> targets =
        state.cloudNames().stream()
            .map(cloud -> (Target) new LocalTarget(folder, cloud, membership, servers, releases))
            .toList();
    return new OperatedShop(
        new Shop(
            URI.create(state.url()),
            targets,
            databases.clouds(),
            databases.passwords(),
            cloud -> record.answer().contains(PortPlan.address(cloud))),
        Pace.ofProcesses(),
        operations(),
        progress);
  }

  /** A cloud of this shop killed, and started again, for a rehearsal. */
  public FailoverRehearsal.Absence killing() {
    return new FailoverRehearsal.Absence() {
      @Override
      public String name() {
        return "killed";
      }

      @Override
      public Duration outageMax() {
        return KILLED_OUTAGE_MAX;
      }

      @Override
      public void begin(String cloud) {
        kill(cloud);
      }

      @Override
      public void end(String cloud) {
        restart(cloud);
      }
    };
  }

  /** What operators did to this shop. */
  public OperationsLog operations() {
    return new OperationsLog(folder.operationsLog(), Clock.systemUTC());
  }

  /**
   * Starts the admin console of a cloud, or finds it running; returns when it shows the members.
   */
  public ConsoleAccess console(String cloud) {
    return folder.locked(
        () -> {
          LocalState state = running();
          knownCloud(state, cloud);
          return new AdminConsole(installation, folder, progress).start(state, cloud);
        });
  }

  /** Ends the admin console of a cloud; does nothing if there is none. */
  public void stopConsole(String cloud) {
    change(
        state -> {
          knownCloud(state, cloud);
          new AdminConsole(installation, folder, progress).stop(state, cloud);
        });
  }

  /** The replication between the clouds of this shop. */
  public Replication replication() {
    LocalState state = running();
    if (!state.severalClouds()) {
      throw new RefusedException("This shop has one cloud, and so no replication.");
    }
    return new CloudReplication(folder, state, progress).open();
  }

  /** The backups of a cloud's database. */
  public Backups backups(String cloud) {
    LocalState state = running();
    knownCloud(state, cloud);
    Secrets secrets = folder.secrets();
    CloudReplication clouds = new CloudReplication(folder, state, progress);
    return new Backups(
        CloudAccess.named(clouds.clouds(), cloud),
        clouds.passwords(),
        BackupKey.parse(secrets.backupKey()),
        progress,
        clouds::releases);
  }

  /** Where the backups of a cloud are kept: with another cloud, if there is one. */
  public Path backupFolder(String cloud) {
    LocalState state = running();
    knownCloud(state, cloud);
    String keeper = state.peersOf(cloud).stream().findFirst().orElse(cloud);
    return folder.objectStorage(keeper).resolve("backups");
  }

  /** How a cloud's database is reached, to look into it past the shop. */
  public DatabaseAccess database(String cloud) {
    LocalState state = running();
    knownCloud(state, cloud);
    return new CloudDatabase(folder, state.ports(), cloud).access();
  }

  /**
   * Brings a further cloud into a running shop of several, while those sell. Their members are
   * started anew, one at a time.
   */
  public void join(String cloud, int members) {
    checkCount(members);
    change(state -> new Joining(installation, folder, progress).run(state, cloud, members));
  }

  /** Adds or removes members one at a time until a cloud has so many. */
  public void scale(String cloud, int members) {
    checkCount(members);
    operate(shop -> shop.scaling().scale(cloud, members));
  }

  /**
   * The log of a member, or of aws-database, aws-balancer, aws-console, gateway, mail, relay,
   * record, edge.
   */
  public Path log(String process) {
    Path log = folder.log(process);
    if (!process.matches("[a-z0-9-]+") || !Files.isRegularFile(log)) {
      throw new RefusedException(
          "There is no log of " + process + "; there are: " + String.join(", ", folder.logs()));
    }
    return log;
  }

  /** Takes in a catalogue archive through the shop's API. */
  public ImportOutcome importCatalogue(Path archive) {
    LocalState state = running();
    // Not through the balancer, which ends what takes longer than a minute.
    Member member =
        state.clouds().stream()
            .flatMap(cloud -> cloud.members().stream())
            .filter(MemberServer::ready)
            .findFirst()
            .orElseThrow(() -> new RefusedException("No member of the shop is ready."));
    return new CatalogueUpload(
            URI.create(member.url()), Secrets.current(folder.secrets().operatorKey()))
        .send(archive);
  }

  private void change(Consumer<LocalState> action) {
    folder.locked(
        () -> {
          action.accept(running());
          return null;
        });
  }

  private static void checkCount(int members) {
    if (members < 1 || members > PortPlan.MEMBERS_MAX) {
      throw new RefusedException(
          "A cloud has from 1 to " + PortPlan.MEMBERS_MAX + " members here.");
    }
  }

  private static void knownCloud(LocalState state, String cloud) {
    if (state.cloud(cloud).isEmpty()) {
      throw new RefusedException(
          "There is no cloud "
              + cloud
              + " in this shop; there are: "
              + String.join(", ", state.cloudNames()));
    }
  }

  private UpResult start(UpOptions options) {
    Optional<LocalState> known = folder.read();
    if (known.isPresent() && known.get().anyProcess()) {
      if (Http.answers(known.get().url() + "/health/ready")) {
        return UpResult.ALREADY_RUNNING;
      }
      throw new RefusedException(
          "Parts of the shop run, but it does not answer; end them first: catamaran local down.");
    }
    known.map(LocalState::joinedOnly).ifPresent(state -> checkSameClouds(state, options));
    LocalState fresh =
        LocalState.fresh(options, known.map(LocalState::catalogueLoaded).orElse(false));
    new Prerequisites(folder, fresh, options.members()).check();
    if (fresh.severalClouds()) {
      SystemPackages.ofSeveralClouds(folder.log("install"), progress).ensure();
    } else if (fresh.balanced()) {
      SystemPackages.ofOneCloud(folder.log("install"), progress).ensure();
    }
    Startup startup = new Startup(installation, folder, new Journal(folder, fresh), progress);
    Thread cleaner =
        new Thread(
            () -> {
              startup.cancel();
              stop();
            });
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      startup.run(options);
      return UpResult.STARTED;
    } catch (RuntimeException e) {
      startup.cancel();
      stop();
      throw e;
    } finally {
      forget(cleaner);
    }
  }

  // Databases that were not there at first lack what the others hold.
  private void checkSameClouds(LocalState known, UpOptions options) {
    if (!known.cloudNames().equals(options.clouds())) {
      throw new RefusedException(
          "The data in "
              + folder.root()
              + " are those of "
              + String.join(" and ", known.cloudNames())
              + ": start with --clouds "
              + String.join(",", known.cloudNames())
              + ", name another folder with --state, or delete the data: catamaran local down"
              + " --delete-data.");
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program ends already, and the hook is at work.
      return;
    }
  }

  private void stop() {
    folder.read().ifPresent(state -> new Teardown(folder, state).all());
  }

  private LocalState running() {
    return folder
        .read()
        .filter(LocalState::anyProcess)
        .orElseThrow(
            () -> new RefusedException("The shop is not running: catamaran local up starts it."));
  }
}
