package shop.catamaran.web.peer;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import shop.catamaran.orders.PeerLiveness;
import shop.catamaran.web.Settings;

/**
 * Asks every other cloud each second how it is, and remembers the answers. What waits for another
 * cloud looks here first.
 */
@ApplicationScoped
public class PeerWatch implements PeerLiveness {

  private static final Logger LOGGER = Logger.getLogger(PeerWatch.class.getName());
  private static final long INTERVAL_MILLIS = 1_000;

  /** Two answers may be missing. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(3);

  @Inject private PeerClient client;
  @Inject private OwnStatus own;
  @Inject private Settings settings;
  @Inject private Clock clock;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final Map<String, Boolean> lost = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> foreignVersions = new ConcurrentHashMap<>();
  private ScheduledExecutorService executor;
  private int epochTold = 1;

  /** A status and when it came, by this member's clock. */
  public record Heard(PeerStatus status, Instant at) {}

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the executor.
  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext start) {
    if (client.peers().isEmpty()) {
      return;
    }
    executor = Executors.newSingleThreadScheduledExecutor(threads);
    executor.scheduleWithFixedDelay(this::askAll, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }

  @Override
  public boolean answers(String cloud) {
    return reachable().contains(cloud);
  }

  /** Clouds that answered within the last seconds. */
  public Set<String> reachable() {
    Instant since = clock.instant().minus(GOOD_FOR);
    return heard.entrySet().stream()
        .filter(entry -> entry.getValue().at().isAfter(since))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The last answer of each cloud that ever answered. */
  public Map<String, Heard> lastHeard() {
    return new TreeMap<>(heard);
  }

  // An exception that got out of here would end the schedule.
  @SuppressWarnings("FutureReturnValueIgnored") // What fails is noted, too.
  private void askAll() {
    try {
      for (String peer : client.peers()) {
        client.status(peer).whenCompleteAsync((status, e) -> note(peer, status, e), executor);
      }
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "The other clouds could not be asked how they are", e);
    }
  }

  private void note(String peer, PeerStatus status, Throwable failure) {
    try {
      if (failure == null && status.cloud().equals(peer)) {
        heard.put(peer, new Heard(status, clock.instant()));
        if (!Boolean.FALSE.equals(lost.put(peer, false))) {
          LOGGER.log(Level.INFO, "{0} answers", peer);
        }
        compare(peer, status);
      } else if (!reachable().contains(peer) && !Boolean.TRUE.equals(lost.put(peer, true))) {
        LOGGER.log(Level.WARNING, "{0} does not answer: {1}", new Object[] {peer, failure});
      }
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "The answer of " + peer + " could not be used", e);
    }
  }

  private void compare(String peer, PeerStatus status) {
    int ownEpoch = status.epochs().getOrDefault(settings.cloud(), 1);
    if (ownEpoch > epochTold) {
      own.told(ownEpoch);
      epochTold = ownEpoch;
    }
    Map<String, String> known = foreignVersions.put(peer, status.schemaVersions());
    if (!status.schemaVersions().equals(known)) {
      Map<String, String> ours = own.read().schemaVersions();
      if (!ours.equals(status.schemaVersions())) {
        LOGGER.log(
            Level.WARNING,
            "The schemas of {0} are {1}, those here {2}",
            new Object[] {peer, status.schemaVersions(), ours});
      }
    }
  }
}
