package shop.catamaran.operator.local;

import java.nio.file.Path;
import java.util.Optional;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;

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
          stop();
          return null;
        });
  }

  /** The address that shoppers use. */
  public String url() {
    return running().url();
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
    Startup startup = new Startup(installation, folder, fresh, progress);
    Thread cleaner =
        new Thread(
            () -> {
              startup.cancel();
              stop();
            });
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      startup.run(options.members());
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
