package shop.catamaran.operator.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import shop.catamaran.demo.DemoCatalogue;
import shop.catamaran.gateway.SandboxGateway;
import shop.catamaran.operator.catalogue.CatalogueArchive;
import shop.catamaran.operator.catalogue.CatalogueUpload;
import shop.catamaran.operator.catalogue.ImportOutcome;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.mail.MailCatcher;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;

/**
 * One start of the shop, from nothing to a shop that answers. The state file is written after each
 * process, so that whatever ends the command, the next one finds what runs.
 */
final class Startup {

  private static final Duration SERVER_TIMEOUT = Duration.ofSeconds(60);

  private final Installation installation;
  private final StateFolder folder;
  private final Progress progress;
  private LocalState state;
  private boolean cancelled;

  Startup(Installation installation, StateFolder folder, LocalState state, Progress progress) {
    this.installation = installation;
    this.folder = folder;
    this.state = state;
    this.progress = progress;
  }

  LocalState run(UpOptions options) {
    CompletableFuture<PayaraServer> unpacking =
        CompletableFuture.supplyAsync(() -> PayaraServer.unpacked(installation));
    CompletableFuture<Optional<Path>> drawing =
        CompletableFuture.supplyAsync(() -> firstCatalogue(options));
    startGateway();
    startMail();
    for (Cloud cloud : state().clouds()) {
      startDatabase(cloud.name());
    }
    PayaraServer server = result(unpacking);
    MemberServer starter = new MemberServer(installation, server, folder);
    for (Cloud cloud : state().clouds()) {
      for (int number = 1; number <= options.members(); number++) {
        startMember(starter, cloud.name(), number);
      }
      if (state().balanced()) {
        update(
            now -> {
              Cloud current = now.cloud(cloud.name()).orElseThrow();
              return now.with(current.withBalancer(new Balancer(folder, now, current).start()));
            });
      }
    }
    progress.say("Starting " + String.join(", ", memberNames()) + " ...");
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    for (Member member : members()) {
      waiting.add(
          CompletableFuture.runAsync(
              () -> {
                starter.awaitReady(member);
                progress.say(member.name() + " is ready.");
              }));
    }
    result(CompletableFuture.anyOf(waiting.toArray(CompletableFuture<?>[]::new)));
    result(drawing).ifPresent(this::load);
    waiting.forEach(Startup::result);
    awaitAnswer();
    return state();
  }

  /** Keeps further processes from starting; what was started is in the state file. */
  synchronized void cancel() {
    cancelled = true;
  }

  synchronized LocalState state() {
    return state;
  }

  private synchronized void update(UnaryOperator<LocalState> change) {
    if (cancelled) {
      throw new RefusedException("Interrupted.");
    }
    state = change.apply(state);
    folder.write(state);
  }

  private void startGateway() {
    Secrets secrets = folder.secrets();
    PortPlan ports = state().ports();
    Map<String, String> environment =
        Map.of(
            "GATEWAY_ADDRESS", PortPlan.PUBLIC_ADDRESS,
            "GATEWAY_PORT", Integer.toString(ports.gateway()),
            "GATEWAY_KEY", secrets.gatewayKey(),
            "GATEWAY_BOOKS", folder.gateway().resolve("books.sqlite").toString());
    update(
        now ->
            now.withGateway(
                new SmallServer(installation, folder)
                    .start("gateway", SandboxGateway.class.getName(), environment)));
  }

  private void startMail() {
    PortPlan ports = state().ports();
    Map<String, String> environment =
        Map.of(
            "MAIL_CATCHER_ADDRESS", PortPlan.PUBLIC_ADDRESS,
            "MAIL_CATCHER_SMTP_PORT", Integer.toString(ports.smtp()),
            "MAIL_CATCHER_PAGE_PORT", Integer.toString(ports.mailPage()),
            "MAIL_CATCHER_FOLDER", folder.mail().toString());
    update(
        now ->
            now.withMail(
                new SmallServer(installation, folder)
                    .start("mail", MailCatcher.class.getName(), environment)));
  }

  private Optional<Path> firstCatalogue(UpOptions options) {
    if (!options.demoCatalogue() || state().catalogueLoaded()) {
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

  private void load(Path archive) {
    Member member = members().stream().filter(MemberServer::ready).findFirst().orElseThrow();
    ImportOutcome outcome =
        new CatalogueUpload(URI.create(member.url()), folder.secrets().operatorKey()).send(archive);
    if (!outcome.badRows().isEmpty()) {
      throw new RefusedException(
          "The demo catalogue has a bad row: " + outcome.badRows().get(0) + ".");
    }
    update(LocalState::withCatalogue);
    progress.say(
        "The demo catalogue is loaded: " + (outcome.created() + outcome.updated()) + " products.");
  }

  private void startDatabase(String cloud) {
    CloudDatabase database = new CloudDatabase(folder, state().ports(), cloud);
    update(now -> now.with(now.cloud(cloud).orElseThrow().withDatabase(database.start())));
    database.migrate();
    progress.say("The database of " + cloud + " is ready.");
  }

  private void startMember(MemberServer starter, String cloud, int number) {
    update(
        now -> {
          Cloud current = now.cloud(cloud).orElseThrow();
          Member member = place(now, cloud, number);
          LocalState placed = now.with(current.with(member));
          ProcessRecord process = starter.start(placed, current, member);
          return now.with(current.with(member.with(process)));
        });
  }

  /** Where a member listens: behind the balancer, or as the shop's own address. */
  static Member place(LocalState state, String cloud, int number) {
    return new Member(
        Member.name(cloud, number),
        number,
        state.balanced() ? PortPlan.address(cloud) : PortPlan.PUBLIC_ADDRESS,
        state.balanced() ? state.ports().member(cloud, number) : state.port(),
        ProcessRecord.NONE);
  }

  private void awaitAnswer() {
    for (Cloud cloud : state().clouds()) {
      if (state().balanced()) {
        Balancer balancer = new Balancer(folder, state(), cloud);
        cloud.members().forEach(member -> balancer.awaitSeen(member, true));
      }
    }
    if (!Await.until(SERVER_TIMEOUT, () -> Http.answers(state().url() + "/health/ready"))) {
      throw new RefusedException("The shop does not answer at " + state().url() + ".");
    }
  }

  private List<Member> members() {
    return state().clouds().stream().flatMap(cloud -> cloud.members().stream()).toList();
  }

  private List<String> memberNames() {
    return members().stream().map(Member::name).toList();
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
