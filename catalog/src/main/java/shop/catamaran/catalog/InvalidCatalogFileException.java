package shop.catamaran.catalog;

/** A file is not a catalogue file at all; the message says what is missing. */
public class InvalidCatalogFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidCatalogFileException(String message) {
    super(message);
  }
}
