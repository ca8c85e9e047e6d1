package shop.catamaran.web.operations;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.NamingException;
import shop.catamaran.orders.Exposures;
import shop.catamaran.web.Settings;

/**
 * Looks at everything once a second, each thing on its own: what hangs keeps nothing else from
 * being seen.
 */
@ApplicationScoped
public class Watch {

  private static final Logger LOGGER = Logger.getLogger(Watch.class.getName());
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final long INTERVAL_MILLIS = 1000;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Where a cloud tells what it knows of itself. */
  static final String REPORT_PATH = "/operations/cloud.json";

  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Roll roll;
  @Inject private ReplicationReader replication;
  @Inject private Exposures exposures;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final List<ScheduledExecutorService> executors = new ArrayList<>();
  private final Map<String, Seen<CloudReport>> peers = new ConcurrentHashMap<>();

  /** Every member that was ever seen, so that one that is gone is missed. */
  private final Map<String, SortedSet<String>> known = new ConcurrentHashMap<>();

  private volatile Seen<List<String>> members = Seen.never();
  private volatile Seen<CloudReport.Database> database = Seen.never();
  private volatile Seen<List<String>> record = Seen.never();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /** An attempt to see something. */
  private interface Look {
    void take() throws SQLException, NamingException, IOException, InterruptedException;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext start) {
    if (settings.operations().isEmpty()) {
      return;
    }
    every(() -> members = seen(known(settings.cloud(), roll.call(settings.member()))));
    every(
        () ->
            database = seen(replication.read(settings.cloud(), exposures.exposure().orderCount())));
    settings
        .operations()
        .get()
        .record()
        .map(FailoverRecord::new)
        .ifPresent(name -> every(() -> record = seen(name.lookUp())));
    settings
        .peers()
        .ifPresent(
            others ->
                others
                    .addresses()
                    .forEach(
                        (peer, address) -> every(() -> peers.put(peer, seen(ask(peer, address))))));
  }

  @PreDestroy
  void stop() {
    executors.forEach(ExecutorService::shutdownNow);
  }

  /** What this cloud knows of itself. */
  CloudReport own() {
    Instant now = clock.instant();
    return new CloudReport(
        settings.cloud(),
        settings.member(),
        members.fresh(now).orElse(List.of(settings.member())),
        database.fresh(now));
  }

  /** All clouds and what flows between them, as this member sees them now. */
  Fleet fleet() {
    return Fleet.of(
        new Sign(
            "seen", settings.member() + " at " + TIME.format(clock.instant()), Sign.Tone.PLAIN),
        clouds(),
        known,
        record.fresh(clock.instant()),
        settings.operations().orElseThrow().addresses());
  }

  /** Every cloud there is, in the order of their names; empty for one that does not answer. */
  private Map<String, Optional<CloudReport>> clouds() {
    Instant now = clock.instant();
    Map<String, Optional<CloudReport>> clouds = new TreeMap<>();
    clouds.put(settings.cloud(), Optional.of(own()));
    settings
        .peers()
        .ifPresent(
            others ->
                others
                    .addresses()
                    .keySet()
                    .forEach(
                        peer ->
                            clouds.put(peer, peers.getOrDefault(peer, Seen.never()).fresh(now))));
    return clouds;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the executor.
  private void every(Look look) {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(threads);
    executors.add(executor);
    executor.scheduleWithFixedDelay(() -> take(look), 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void take(Look look) {
    try {
      look.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException | NamingException | IOException | RuntimeException e) {
      // What is not seen shows so on the page.
      LOGGER.log(Level.FINE, "Not seen", e);
    }
  }

  private <T> Seen<T> seen(T value) {
    return new Seen<>(Optional.of(value), clock.instant());
  }

  private List<String> known(String cloud, List<String> there) {
    known.computeIfAbsent(cloud, name -> new ConcurrentSkipListSet<>()).addAll(there);
    return there;
  }

  private CloudReport ask(String cloud, URI peer) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(peer.resolve(REPORT_PATH)).timeout(TIMEOUT).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(peer + " answers " + answer.statusCode());
    }
    CloudReport report = CloudReport.parse(answer.body());
    known(cloud, report.members());
    return report;
  }
}
