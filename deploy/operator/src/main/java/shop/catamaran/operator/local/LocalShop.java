package shop.catamaran.operator.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import shop.catamaran.operator.catalogue.CatalogueUpload;
import shop.catamaran.operator.catalogue.ImportOutcome;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Processes;

/**
 * The shop of one state folder on this machine. Several shops fit on one machine as long as their
 * ports differ. Commands that change a shop exclude each other, across processes too; every refusal
 * is a {@link RefusedException} with one sentence.
 */
public final class LocalShop {

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

  /** The address that shoppers use. */
  public String url() {
    return running().url();
  }

  /** Looks at every process; empty if the shop is not running. */
  public Optional<LocalStatus> status() {
    return folder
        .read()
        .filter(LocalState::anyProcess)
        .map(state -> new Inspection(folder, state).look());
  }

  /** Ends a member at once, as a crash would. */
  public void kill(String member) {
    change(state -> Processes.kill(existing(state, member).process()));
  }

  /** Stops a member's process from doing anything, as a hang would. */
  public void freeze(String member) {
    change(state -> Processes.freeze(existing(state, member).process()));
  }

  /** Lets a frozen member go on. */
  public void thaw(String member) {
    change(state -> Processes.thaw(existing(state, member).process()));
  }

  /** Stops a member, after its requests, or picks up a dead one; returns when it is ready. */
  public void restart(String member) {
    change(
        state -> {
          known(state, member);
          membership().restart(member);
        });
  }

  /** Adds or removes members one at a time until a cloud has so many. */
  public void scale(String cloud, int members) {
    if (members < 1 || members > PortPlan.MEMBERS_MAX) {
      throw new RefusedException(
          "A cloud has from 1 to " + PortPlan.MEMBERS_MAX + " members here.");
    }
    change(
        state -> {
          if (state.cloud(cloud).isEmpty()) {
            throw new RefusedException("There is no cloud " + cloud + " in this shop.");
          }
          membership().scale(cloud, members);
        });
  }

  /** The log of a member, or of aws-database, aws-balancer, gateway or mail. */
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
    return new CatalogueUpload(URI.create(member.url()), folder.secrets().operatorKey())
        .send(archive);
  }

  private void change(Consumer<LocalState> action) {
    folder.locked(
        () -> {
          action.accept(running());
          return null;
        });
  }

  private Membership membership() {
    PayaraServer server = PayaraServer.unpacked(installation);
    return new Membership(folder, new MemberServer(installation, server, folder), progress);
  }

  private static Member known(LocalState state, String name) {
    return state
        .member(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no member "
                        + name
                        + "; there are: "
                        + String.join(", ", state.memberNames())));
  }

  private static Member existing(LocalState state, String name) {
    Member member = known(state, name);
    if (!member.process().exists()) {
      throw new RefusedException(
          name + " is not running: catamaran local restart member " + name + " starts it.");
    }
    return member;
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
    LocalState fresh =
        LocalState.fresh(options, known.map(LocalState::catalogueLoaded).orElse(false));
    new Prerequisites(folder, fresh, options.members()).check();
    if (fresh.balanced()) {
      new HaproxyPackage(folder.log("install"), progress).ensure();
    }
    Startup startup = new Startup(installation, folder, fresh, progress);
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

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program ends already, and the hook is at work.
      return;
    }
  }

  private void stop() {
    folder.read().ifPresent(state -> new Teardown(folder, progress).run(state));
  }

  private LocalState running() {
    return folder
        .read()
        .filter(LocalState::anyProcess)
        .orElseThrow(
            () -> new RefusedException("The shop is not running: catamaran local up starts it."));
  }
}
