package shop.catamaran.drills.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** I4: all shared tables have identical content in every cloud. */
public final class Convergence {

  private static final String NAME = "I4 convergence";

  private Convergence() {}

  public static List<Violation> check(List<CloudBooks> clouds) {
    List<Violation> violations = new ArrayList<>();
    TreeSet<String> tables = new TreeSet<>();
    clouds.forEach(books -> tables.addAll(books.hashes().keySet()));
    for (String table : tables) {
      long contents = clouds.stream().map(books -> books.hashes().get(table)).distinct().count();
      if (contents > 1) {
        violations.add(new Violation(NAME, table + " is not the same in all clouds"));
      }
    }
    return violations;
  }
}
