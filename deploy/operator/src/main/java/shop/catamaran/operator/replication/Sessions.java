package shop.catamaran.operator.replication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.catamaran.operator.console.RefusedException;

/** Connections to several clouds. */
final class Sessions implements AutoCloseable {

  private final Map<String, Session> byName = new LinkedHashMap<>();

  /**
   * Connects to all of them.
   *
   * @throws RefusedException if one does not answer
   */
  static Sessions open(List<CloudAccess> clouds) {
    Sessions sessions = new Sessions();
    try {
      clouds.forEach(cloud -> sessions.byName.put(cloud.name(), Session.open(cloud)));
      return sessions;
    } catch (RefusedException e) {
      sessions.close();
      throw e;
    }
  }

  /** Connects to those that answer. */
  static Sessions openThere(List<CloudAccess> clouds) {
    Sessions sessions = new Sessions();
    clouds.forEach(
        cloud ->
            Session.openIfThere(cloud)
                .ifPresent(session -> sessions.byName.put(cloud.name(), session)));
    return sessions;
  }

  List<Session> all() {
    return List.copyOf(byName.values());
  }

  boolean has(CloudAccess cloud) {
    return byName.containsKey(cloud.name());
  }

  Session of(CloudAccess cloud) {
    return byName.get(cloud.name());
  }

  /** The links between these clouds, in both directions. */
  List<Link> links() {
    return Link.all(all().stream().map(Session::cloud).toList());
  }

  @Override
  public void close() {
    byName.values().forEach(Session::close);
  }
}
