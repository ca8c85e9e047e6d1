package shop.catamaran.catalog.internal.stock;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.catalog.PeerStock;

/** How many units there are, straight from the database. */
@ApplicationScoped
public class StockUnits {

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Inject Instance<PeerStock> peers;

  @Inject
  @ConfigProperty(name = "cloud")
  String cloud;

  /**
   * Units of an article.
   *
   * @param now in this cloud or in clouds that can be asked
   * @param later in clouds that cannot be asked at the moment
   */
  public record Units(int now, int later) {
    public static final Units NONE = new Units(0, 0);

    /** Of all clouds. */
    public int total() {
      return now + later;
    }
  }

  /** By article; one that never had any units is absent. */
  @Transactional
  public Map<String, Units> of(Collection<String> skus) {
    Set<String> clouds = new HashSet<>(peers.isResolvable() ? peers.get().reachable() : Set.of());
    clouds.add(cloud);
    try (Connection connection = dataSource.getConnection()) {
      return new Allotments(connection)
          .units(skus).entrySet().stream()
              .collect(
                  Collectors.toMap(Map.Entry::getKey, entry -> units(entry.getValue(), clouds)));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot count " + skus, e);
    }
  }

  private static Units units(Map<String, Integer> byCloud, Set<String> clouds) {
    int now = 0;
    int later = 0;
    for (Map.Entry<String, Integer> entry : byCloud.entrySet()) {
      if (clouds.contains(entry.getKey())) {
        now += entry.getValue();
      } else {
        later += entry.getValue();
      }
    }
    return new Units(now, later);
  }
}
