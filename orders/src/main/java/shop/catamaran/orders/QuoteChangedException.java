package shop.catamaran.orders;

import java.util.List;

/** What the shopper agreed to is not what the order would be now. */
public class QuoteChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> changes;

  public QuoteChangedException(List<String> changes) {
    super(String.join(" ", changes));
    this.changes = List.copyOf(changes);
  }

  /** One sentence for the shopper for each change. */
  public List<String> changes() {
    return changes;
  }
}
