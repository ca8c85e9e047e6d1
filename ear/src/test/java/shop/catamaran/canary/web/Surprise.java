package shop.catamaran.canary.web;

/** Can be thrown, and does not say so. */
public class Surprise extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
