package shop.catamaran.orders;

import shop.catamaran.catalog.Sku;

/** No article of this number is on sale. */
public class UnknownArticleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownArticleException(Sku sku) {
    super("no article " + sku + " is on sale");
  }
}
