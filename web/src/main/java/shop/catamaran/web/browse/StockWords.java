package shop.catamaran.web.browse;

/** What shoppers are told of the stock. */
record StockWords(String text, String badge) {

  private static final int FEW = 5;
  private static final StockWords PLENTY = new StockWords("In stock", "badge");
  private static final StockWords NONE = new StockWords("Sold out", "badge badge--gone");

  static StockWords of(int unitsAvailable) {
    if (unitsAvailable <= 0) {
      return NONE;
    }
    return unitsAvailable <= FEW
        ? new StockWords("Only " + unitsAvailable + " left", "badge badge--low")
        : PLENTY;
  }
}
