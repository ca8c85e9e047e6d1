package shop.catamaran.operator.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import shop.catamaran.operator.console.RefusedException;

/**
 * Packs a catalogue file and the pictures that it names. In the archive the file is {@code
 * catalogue.csv}, and each picture lies under the very text by which the file names it, be that a
 * path or an address.
 */
public final class CatalogueArchive {

  private static final String FILE = "catalogue.csv";
  private static final List<String> PICTURE_COLUMNS = List.of("Image Src", "Variant Image");
  private static final long FILE_BYTES_MAX = 100L << 20;

  private final Path csv;
  private final PictureSource pictures;

  public CatalogueArchive(Path csv) {
    this.csv = csv;
    this.pictures = new PictureSource(csv.toAbsolutePath().getParent());
  }

  /**
   * Writes the archive.
   *
   * @return one sentence for each picture that cannot be had; it is left out
   */
  public List<String> writeTo(Path archive) throws IOException {
    if (Files.size(csv) > FILE_BYTES_MAX) {
      throw new RefusedException(csv + " is larger than 100 MiB.");
    }
    List<String> missing = new ArrayList<>();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      // Pictures are compressed already, but for drawings, which are small.
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry(FILE));
      Files.copy(csv, zip);
      zip.closeEntry();
      for (String picture : pictureNames()) {
        try (InputStream in = pictures.open(picture)) {
          byte[] bytes = PictureSource.limited(in);
          zip.putNextEntry(new ZipEntry(picture));
          zip.write(bytes);
          zip.closeEntry();
        } catch (IOException | IllegalArgumentException e) {
          missing.add("The picture " + picture + " cannot be had: " + e.getMessage());
        }
      }
    }
    return missing;
  }

  private Set<String> pictureNames() throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    Set<String> names = new LinkedHashSet<>();
    try (Reader reader = Files.newBufferedReader(csv);
        CSVParser parser = format.parse(reader)) {
      Map<String, Integer> header = parser.getHeaderMap();
      List<String> columns = PICTURE_COLUMNS.stream().filter(header::containsKey).toList();
      for (CSVRecord row : parser) {
        columns.stream()
            .filter(row::isSet)
            .flatMap(column -> Stream.of(row.get(column).strip()))
            .filter(name -> !name.isEmpty())
            .forEach(names::add);
      }
      names.remove(FILE);
      return names;
    } catch (CharacterCodingException e) {
      throw new RefusedException(csv + " is not in UTF-8.", e);
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new RefusedException(csv + " is not a CSV file: " + e.getMessage(), e);
    }
  }
}
