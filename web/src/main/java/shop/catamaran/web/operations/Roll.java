package shop.catamaran.web.operations;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Which members of this cloud are there: each calls out its name every second. */
@ApplicationScoped
class Roll {

  private static final String MAP = "operations-roll";
  private static final String SERVERS_OWN = "payara/Hazelcast";
  private static final int HEARD_FOR_SECONDS = 4;

  /** Calls out this member's name, and gives all that were heard. */
  List<String> call(String member) {
    Optional<IMap<String, Boolean>> map = map();
    if (map.isEmpty()) {
      return List.of(member);
    }
    map.get().set(member, true, HEARD_FOR_SECONDS, TimeUnit.SECONDS);
    List<String> members = new ArrayList<>(map.get().keySet());
    members.sort(null);
    return members;
  }

  @SuppressWarnings("BanJNDI") // A name of the server's own, which is no user's input.
  private static Optional<IMap<String, Boolean>> map() {
    try {
      HazelcastInstance cluster = InitialContext.doLookup(SERVERS_OWN);
      return Optional.of(cluster.getMap(MAP));
    } catch (NamingException e) {
      // A server that was started without its cluster.
      return Optional.empty();
    }
  }
}
