package shop.catamaran.drills.history;

/**
 * A request and what came of it.
 *
 * @param atMillis when it was sent
 * @param millis how long it took until the answer, or until it was given up
 * @param client who asked
 * @param operation what for, such as "place"
 * @param address where it was sent
 * @param order that it was about, or empty
 * @param status of the answer; {@value #NO_ANSWER} if there was none, so that its effect is unknown
 * @param cloud that answered, as it says itself, or empty
 * @param fault why there was no answer, or empty
 */
public record Call(
    long atMillis,
    long millis,
    String client,
    String operation,
    String address,
    String order,
    int status,
    String cloud,
    String fault) {

  /** The status of a request that was not answered. */
  public static final int NO_ANSWER = 0;

  private static final int FIRST_ERROR = 500;

  public boolean answered() {
    return status != NO_ANSWER;
  }

  /** Whether the client got an answer that the shop meant, a refusal included. */
  public boolean served() {
    return answered() && status < FIRST_ERROR;
  }

  public long endMillis() {
    return atMillis + millis;
  }
}
