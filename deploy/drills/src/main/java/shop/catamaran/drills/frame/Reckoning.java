package shop.catamaran.drills.frame;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Told.Outcome;
import shop.catamaran.drills.invariants.CloudBooks;
import shop.catamaran.drills.invariants.Continuity;
import shop.catamaran.drills.invariants.Convergence;
import shop.catamaran.drills.invariants.NoDoubleCharge;
import shop.catamaran.drills.invariants.NoLostOrder;
import shop.catamaran.drills.invariants.NoOversell;
import shop.catamaran.drills.invariants.Violation;

/** The end of a drill: when all clouds hold the same, everything that was promised is checked. */
final class Reckoning {

  private static final Duration CONVERGENCE_MAX = Duration.ofMinutes(2);

  private final DrilledShop shop;
  private final History history;
  private List<CloudBooks> books = List.of();

  Reckoning(DrilledShop shop, History history) {
    this.shop = shop;
    this.history = history;
  }

  /** Waits until nothing is under way any more, as far as the bound lets it. */
  List<String> converge() {
    List<String> late = new ArrayList<>();
    try {
      Wait.until("every order is settled", CONVERGENCE_MAX, this::settled);
      agree();
    } catch (AssertionError e) {
      // What exactly is not as it should be, the check tells.
      late.add(e.getMessage());
    }
    return late;
  }

  /**
   * Waits until all clouds hold the same. They do so for moments only: units go on moving to where
   * they are wanted.
   */
  void agree() {
    Wait.until(
        "all clouds hold the same",
        CONVERGENCE_MAX,
        () -> {
          books = shop.books();
          return Convergence.check(books).isEmpty();
        });
  }

  /** All promises that were not kept, as the books were when they were last read. */
  List<String> check() throws IOException, InterruptedException, SQLException {
    List<Violation> broken = new ArrayList<>(NoLostOrder.check(history, books));
    broken.addAll(NoDoubleCharge.check(shop.charges(), books));
    broken.addAll(NoOversell.check(books));
    broken.addAll(Convergence.check(books));
    broken.addAll(Continuity.check(history));
    List<String> all = new ArrayList<>(broken.stream().map(Violation::toString).toList());
    history.lastTold().values().stream()
        .filter(told -> told.outcome() == Outcome.UNKNOWN)
        .forEach(told -> all.add("order " + told.order() + " was never found out"));
    return all;
  }

  private boolean settled() throws SQLException {
    for (String cloud : shop.clouds()) {
      try (Connection connection = shop.database(cloud);
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  // Of twins one gives way a moment after the clouds have met.
                  "SELECT NOT EXISTS (SELECT FROM orders.orders WHERE state = 'PLACED')"
                      + " AND NOT EXISTS (SELECT id FROM orders.orders"
                      + " WHERE state NOT IN ('DECLINED', 'CANCELLED', 'SUPERSEDED')"
                      + " GROUP BY id HAVING count(*) > 1)")) {
        if (!row.next() || !row.getBoolean(1)) {
          return false;
        }
      }
    }
    return true;
  }
}
