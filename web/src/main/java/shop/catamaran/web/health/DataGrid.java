package shop.catamaran.web.health;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.function.Predicate;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** What the members of a cloud share in memory: their sessions. */
@ApplicationScoped
public class DataGrid {

  private static final String SERVERS_OWN = "payara/Hazelcast";

  /** Called while the application starts: metrics are there once their bean is. */
  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
    members();
  }

  /** The server's part in it; empty if the server was started without. */
  @SuppressWarnings("BanJNDI") // A name of the server's own, which is no user's input.
  public Optional<HazelcastInstance> instance() {
    try {
      return Optional.of(InitialContext.doLookup(SERVERS_OWN));
    } catch (NamingException e) {
      return Optional.empty();
    }
  }

  /**
   * For operators: how many members share their sessions with this one, itself among them. An admin
   * console takes part without holding any.
   */
  @Gauge(name = "grid_members", unit = MetricUnits.NONE, absolute = true)
  public long members() {
    return instance()
        .map(
            grid ->
                grid.getCluster().getMembers().stream()
                    .filter(Predicate.not(Member::isLiteMember))
                    .count())
        .orElse(1L);
  }
}
