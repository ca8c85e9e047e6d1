package shop.catamaran.demo;

import java.io.IOException;
import java.nio.file.Path;
import shop.catamaran.demo.internal.CatalogueFolder;

/**
 * The house brand's range as a catalogue file with pictures: {@code catalogue.csv} in Shopify's
 * product export format and {@code images/<handle>.svg}. The same bytes come out every time.
 */
public final class DemoCatalogue {

  /** The most products that can be asked for. */
  public static final int PRODUCTS_MAX = 100_000;

  private DemoCatalogue() {}

  /** Writes the whole range into a folder, which is made if it is missing. */
  public static void writeTo(Path folder) throws IOException {
    CatalogueFolder catalogue = new CatalogueFolder();
    catalogue.write(folder, catalogue.size());
  }

  /**
   * Writes a catalogue of that many products, for measurements. Beyond the range, products are
   * later series of it: they have handles, article numbers, texts and prices of their own and share
   * the pictures.
   *
   * @throws IllegalArgumentException if the number is not 1 to {@value #PRODUCTS_MAX}
   */
  public static void writeTo(Path folder, int products) throws IOException {
    if (products < 1 || products > PRODUCTS_MAX) {
      throw new IllegalArgumentException("products must be 1 to " + PRODUCTS_MAX);
    }
    new CatalogueFolder().write(folder, products);
  }

  /** Arguments: folder, and the number of products if it is not the whole range. */
  public static void main(String[] arguments) throws IOException {
    switch (arguments.length) {
      case 1 -> writeTo(Path.of(arguments[0]));
      case 2 -> writeTo(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      default -> throw new IllegalArgumentException("expected: FOLDER [PRODUCTS]");
    }
  }
}
