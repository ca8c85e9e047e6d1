package shop.catamaran.operator.replication;

import shop.catamaran.operator.console.RefusedException;

/** Where something listens. */
public record Endpoint(String host, int port) {

  private static final int PORT_MAX = 65_535;

  /**
   * Reads {@code host:port}.
   *
   * @throws RefusedException if it is not that
   */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port > 0 && port <= PORT_MAX) {
        return new Endpoint(text.substring(0, colon), port);
      }
    } catch (NumberFormatException e) {
      throw new RefusedException(text + " is not host:port.", e);
    }
    throw new RefusedException(text + " is not host:port.");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
