package shop.catamaran.catalog;

/** Fewer units of an article are left than were asked for. */
public class OutOfStockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Sku sku;
  private final int unitsRequested;
  private final int unitsLeft;

  public OutOfStockException(Sku sku, int unitsRequested, int unitsLeft) {
    super(unitsRequested + " of " + sku + " were asked for, " + unitsLeft + " are left");
    this.sku = sku;
    this.unitsRequested = unitsRequested;
    this.unitsLeft = unitsLeft;
  }

  public Sku sku() {
    return sku;
  }

  public int unitsRequested() {
    return unitsRequested;
  }

  public int unitsLeft() {
    return unitsLeft;
  }
}
