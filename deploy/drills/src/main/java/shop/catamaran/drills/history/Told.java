package shop.catamaran.drills.history;

/**
 * What a client was told of an order.
 *
 * @param totalMinor what it costs, if it was told, in minor units
 * @param cart that it was made of
 */
public record Told(
    long atMillis,
    String client,
    String order,
    Outcome outcome,
    long totalMinor,
    String currency,
    String sku,
    int quantity,
    String cart,
    String cloud) {

  /** How an order stands for the client. */
  public enum Outcome {
    /** Paid: the shop has promised it. */
    CONFIRMED,
    /** Taken, the payment's outcome to come. */
    PLACED,
    /** The card was declined; nothing is owed by either side. */
    DECLINED,
    /** Not taken, for instance because too few units are left. */
    REFUSED,
    /** No answer came; whether there is an order is to be found out. */
    UNKNOWN
  }
}
