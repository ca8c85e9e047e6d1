package shop.catamaran.canary.catalog.internal;

/** Stands for an internal type that had to be public. */
public final class Hidden {
  private Hidden() {}
}
