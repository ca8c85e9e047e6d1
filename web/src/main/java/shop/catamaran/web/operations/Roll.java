package shop.catamaran.web.operations;

import com.hazelcast.map.IMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import shop.catamaran.web.health.DataGrid;

/** Which members of this cloud are there: each calls out its name every second. */
@ApplicationScoped
class Roll {

  private static final String MAP = "operations-roll";
  private static final int HEARD_FOR_SECONDS = 4;

  private DataGrid grid;

  Roll() {}

  @Inject
  Roll(DataGrid grid) {
    this.grid = grid;
  }

  /** Calls out this member's name, and gives all that were heard. */
  List<String> call(String member) {
    Optional<IMap<String, Boolean>> map = grid.instance().map(instance -> instance.getMap(MAP));
    if (map.isEmpty()) {
      return List.of(member);
    }
    map.get().set(member, true, HEARD_FOR_SECONDS, TimeUnit.SECONDS);
    List<String> members = new ArrayList<>(map.get().keySet());
    members.sort(null);
    return members;
  }
}
