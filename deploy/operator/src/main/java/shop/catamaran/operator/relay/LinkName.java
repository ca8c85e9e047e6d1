package shop.catamaran.operator.relay;

/**
 * A line between two clouds, the same in both directions.
 *
 * @param one the name that comes first
 */
public record LinkName(String one, String other) {

  /** Puts the names in order. */
  public LinkName {
    if (one.equals(other)) {
      throw new IllegalArgumentException("a link has two ends, not " + one + " twice");
    }
    if (one.compareTo(other) > 0) {
      String first = other;
      other = one;
      one = first;
    }
  }

  static LinkName parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not a link: " + text);
    }
    return new LinkName(parts[0], parts[1]);
  }

  /** Both names. */
  @Override
  public String toString() {
    return one + "-" + other;
  }
}
