package shop.catamaran.operator.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import shop.catamaran.demo.DemoCatalogue;
import shop.catamaran.operator.catalogue.CatalogueArchive;
import shop.catamaran.operator.catalogue.CatalogueUpload;
import shop.catamaran.operator.catalogue.ImportOutcome;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;

/** One start of the shop, from nothing to a shop that answers. */
final class Startup {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  private final Installation installation;
  private final StateFolder folder;
  private final Progress progress;
  private final Journal journal;
  private final List<Stamp> stamps;

  Startup(Installation installation, StateFolder folder, Journal journal, Progress progress) {
    this.installation = installation;
    this.folder = folder;
    this.journal = journal;
    this.progress = progress;
    this.stamps =
        journal.state().cloudNames().stream()
            .map(cloud -> new Stamp(folder, journal, cloud, progress))
            .toList();
  }

  void run(UpOptions options) {
    CompletableFuture<PayaraServer> unpacking =
        CompletableFuture.supplyAsync(() -> PayaraServer.unpacked(installation));
    CompletableFuture<Optional<Path>> drawing =
        CompletableFuture.supplyAsync(() -> firstCatalogue(options));
    start(Server.GATEWAY);
    start(Server.MAIL);
    if (severalClouds()) {
      start(Server.RELAY);
    }
    stamps.parallelStream().forEach(Stamp::startDatabase);
    if (severalClouds()) {
      awaitRelay();
      // Before members write anything: a link begins with the changes from then on.
      new CloudReplication(folder, journal.state(), progress).open().init();
    }
    MemberServer starter = new MemberServer(installation, result(unpacking), folder);
    stamps.forEach(stamp -> stamp.placeMembers(options.members()));
    if (journal.state().balanced()) {
      stamps.forEach(Stamp::startBalancer);
    }
    // One member of each cloud is enough to answer; all at once would only wait for each other.
    bringUp(starter, 1);
    result(drawing).ifPresent(this::load);
    if (severalClouds()) {
      openClouds();
    }
    awaitAnswer();
    for (int number = 2; number <= options.members(); number++) {
      bringUp(starter, number);
    }
  }

  /** Keeps further processes from starting. */
  void cancel() {
    journal.close();
  }

  private boolean severalClouds() {
    return journal.state().severalClouds();
  }

  private void awaitRelay() {
    String address = new CloudLinks(journal.state()).control().address() + "/links";
    if (!Await.until(ANSWER_TIMEOUT, () -> Http.answers(address))) {
      throw new RefusedException(
          "The relay between the clouds does not answer ("
              + folder.log(Server.RELAY.label())
              + ").");
    }
  }

  private void start(Server server) {
    SharedServers servers = new SharedServers(installation, folder);
    journal.update(now -> now.with(server, servers.start(server, now)));
  }

  private void bringUp(MemberServer starter, int number) {
    List<CompletableFuture<Void>> waiting =
        stamps.stream()
            .map(stamp -> CompletableFuture.runAsync(() -> stamp.bringUp(starter, number)))
            .toList();
    progress.say(
        "Starting "
            + stamps.stream()
                .map(stamp -> Member.name(stamp.name(), number))
                .collect(Collectors.joining(", "))
            + " ...");
    waiting.forEach(Startup::result);
  }

  // The record's checks begin with clouds that pass them, for a cloud counts as down at first.
  private void openClouds() {
    stamps.forEach(Stamp::awaitServing);
    start(Server.RECORD);
    start(Server.EDGE);
    FailoverRecord shopName = new FailoverRecord(folder, journal.state());
    List<String> all =
        journal.state().cloudNames().stream().map(PortPlan::address).sorted().toList();
    if (!Await.until(ANSWER_TIMEOUT, () -> shopName.answer().equals(all))) {
      throw new RefusedException(
          "The failover record does not show all clouds ("
              + folder.log(Server.RECORD.label())
              + ").");
    }
    progress.say("The failover record shows " + String.join(", ", all) + ".");
  }

  private Optional<Path> firstCatalogue(UpOptions options) {
    if (!options.demoCatalogue() || journal.state().catalogueLoaded()) {
      return Optional.empty();
    }
    try {
      Path files = folder.catalogue().resolve("demo");
      DemoCatalogue.writeTo(files);
      Path archive = folder.catalogue().resolve("demo.zip");
      new CatalogueArchive(files.resolve("catalogue.csv")).writeTo(archive);
      return Optional.of(archive);
    } catch (IOException e) {
      throw new RefusedException("The demo catalogue cannot be made: " + e.getMessage(), e);
    }
  }

  // Into one cloud; it reaches the others as every later change does, and before anybody shops.
  private void load(Path archive) {
    Member member = members().stream().filter(MemberServer::ready).findFirst().orElseThrow();
    ImportOutcome outcome =
        new CatalogueUpload(
                URI.create(member.url()), Secrets.current(folder.secrets().operatorKey()))
            .send(archive);
    if (!outcome.badRows().isEmpty()) {
      throw new RefusedException(
          "The demo catalogue has a bad row: " + outcome.badRows().get(0) + ".");
    }
    journal.update(LocalState::withCatalogue);
    journal.state().cloudNames().forEach(this::awaitGoods);
    progress.say(
        "The demo catalogue is loaded: " + (outcome.created() + outcome.updated()) + " products.");
  }

  private void awaitGoods(String cloud) {
    String goods = journal.state().cloudUrl(cloud) + "/api/v1/products?inStock=true&limit=1";
    if (!Await.until(
        ANSWER_TIMEOUT,
        () -> Http.get(goods).filter(list -> list.contains("handle")).isPresent())) {
      throw new RefusedException("The demo catalogue does not show in " + cloud + ": " + goods);
    }
  }

  private void awaitAnswer() {
    String url = journal.state().url();
    if (!Await.until(ANSWER_TIMEOUT, () -> Http.answers(url + MemberServer.READY_PATH))) {
      throw new RefusedException("The shop does not answer at " + url + ".");
    }
    progress.say("The shop answers at " + url + "/");
  }

  private List<Member> members() {
    return stamps.stream().flatMap(stamp -> stamp.members().stream()).toList();
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
