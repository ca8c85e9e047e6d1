package shop.catamaran.web.database;

import java.util.List;

/** The schemas of this cloud's database, each with migrations of its own. */
public final class Schemas {

  /** Their names. */
  public static final List<String> ALL = List.of("replication", "catalog", "payments", "orders");

  private Schemas() {}
}
