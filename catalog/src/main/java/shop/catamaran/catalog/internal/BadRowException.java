package shop.catamaran.catalog.internal;

import shop.catamaran.catalog.CatalogImport.BadRow;

/** A row of a catalogue file cannot be taken in. */
class BadRowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;

  BadRowException(long line, String reason) {
    super(reason);
    this.line = line;
  }

  BadRow row() {
    return new BadRow(line, getMessage());
  }
}
