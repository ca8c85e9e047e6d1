package shop.catamaran.operator.procedure;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.ObjectStorage;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.Traffic;

/** A cloud in memory, whose balancer is a real server that answers as it is told. */
final class FakeTarget implements Target {

  private final String cloud;
  private final ObjectStorage storage;
  private final HttpServer balancer;
  private final Map<String, TargetMember> members = new LinkedHashMap<>();
  private final Map<String, String> secrets = new TreeMap<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private int next = 1;
  private String release;
  private Traffic traffic = new Traffic(1000, 0);

  /** Whether its provider does not answer. */
  volatile boolean silent;

  /** What was asked of it, in order. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Happens when a member is replaced. */
  Consumer<String> onReplace = member -> {};

  /** What the balancer has counted so far; what was served unless told otherwise. */
  Supplier<Traffic> counted = () -> traffic;

  /** How late it may show there. */
  Duration delay = Duration.ZERO;

  /** What a member is like that was started. */
  TargetMember.Condition started = TargetMember.Condition.SERVING;

  FakeTarget(String cloud, int count, String release, ObjectStorage storage) {
    this.cloud = cloud;
    this.release = release;
    this.storage = storage;
    for (int i = 0; i < count; i++) {
      start();
    }
    try {
      balancer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    balancer.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    balancer.start();
  }

  /** What its balancer answers from now on. */
  void answer(int code) {
    status.set(code);
  }

  /** So many requests of shoppers came, of which so many failed. */
  void serve(int requests, int failed) {
    traffic = new Traffic(traffic.requests() + requests, traffic.failed() + failed);
  }

  /** What a member is like from now on. */
  synchronized void become(String name, TargetMember.Condition condition) {
    members.computeIfPresent(
        name,
        (same, member) ->
            new TargetMember(
                name, member.release(), condition, member.incarnation(), member.address()));
  }

  List<String> releases() {
    return members().stream().map(TargetMember::release).toList();
  }

  private void start() {
    String name = cloud + "-" + next++;
    members.put(name, new TargetMember(name, release, started, name, Optional.empty()));
  }

  private void answered() {
    if (silent) {
      throw new RefusedException("The provider of " + cloud + " does not answer.");
    }
  }

  @Override
  public String cloud() {
    return cloud;
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + balancer.getAddress().getPort());
  }

  @Override
  public synchronized List<TargetMember> members() {
    answered();
    return new ArrayList<>(members.values());
  }

  @Override
  public synchronized void add() {
    asked.add("add");
    start();
  }

  @Override
  public synchronized void remove(String member) {
    asked.add("remove " + member);
    members.remove(member);
  }

  @Override
  public synchronized void replace(String member) {
    asked.add("replace " + member);
    onReplace.accept(member);
    members.remove(member);
    start();
  }

  @Override
  public String release() {
    return release;
  }

  @Override
  public void startWith(Release wanted) {
    asked.add("start with " + wanted.version());
    release = wanted.version();
  }

  @Override
  public Traffic traffic() {
    answered();
    return counted.get();
  }

  @Override
  public Duration trafficDelay() {
    return delay;
  }

  @Override
  public ObjectStorage storage() {
    return storage;
  }

  @Override
  public SecretStore secrets() {
    return new SecretStore() {
      @Override
      public Optional<String> get(String setting) {
        return Optional.ofNullable(secrets.get(setting));
      }

      @Override
      public void put(String setting, String value) {
        secrets.put(setting, value);
      }
    };
  }

  @Override
  public void close() {
    balancer.stop(0);
  }

  /** An object storage in a folder. */
  static ObjectStorage storageIn(Path folder) {
    return new shop.catamaran.operator.targets.FolderStorage(folder);
  }
}
