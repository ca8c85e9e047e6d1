package shop.catamaran.catalog;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/** Takes in catalogue files in Shopify's product CSV export format. */
public interface CatalogImport {

  /**
   * Imports a file. Bad rows are reported and left out, good rows are kept; importing the same file
   * twice changes nothing. Stock follows the file by the difference to what the file said when the
   * article was last imported, so that units sold meanwhile are not put back.
   *
   * @param csv the file, UTF-8, with a header line
   * @param images finds the picture that the column Image Src or Variant Image names
   * @throws IOException if the file cannot be read
   * @throws InvalidCatalogFileException if it is not such a file at all (no header, wrong columns)
   */
  ImportReport importCsv(Reader csv, ImageSource images) throws IOException;

  /** Pictures that come with a catalogue file. */
  @FunctionalInterface
  interface ImageSource {
    /** The bytes that belong to an Image Src, or empty if there are none. */
    Optional<byte[]> read(String imageSrc) throws IOException;
  }

  /**
   * What an import did.
   *
   * @param created products that were new
   * @param updated products that differed
   * @param unchanged products that were the same already
   */
  record ImportReport(int created, int updated, int unchanged, List<BadRow> badRows) {}

  /**
   * A row that was left out.
   *
   * @param line line of the file, the header being line 1
   * @param reason one sentence
   */
  record BadRow(long line, String reason) {}
}
