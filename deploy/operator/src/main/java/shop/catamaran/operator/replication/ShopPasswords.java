package shop.catamaran.operator.replication;

/** The passwords of the roles that every cloud's database has. */
public record ShopPasswords(String owner, String application, String replicator) {

  /** Never shows them. */
  @Override
  public String toString() {
    return "ShopPasswords[...]";
  }
}
