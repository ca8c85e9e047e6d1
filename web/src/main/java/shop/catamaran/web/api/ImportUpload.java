package shop.catamaran.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import shop.catamaran.catalog.CatalogImport;
import shop.catamaran.catalog.CatalogImport.ImportReport;
import shop.catamaran.web.Problem;

/**
 * A catalogue file on its way in: kept in a temporary file, so that memory does not grow with it.
 * Archives are read in place: entries are looked up by name and never written anywhere.
 */
final class ImportUpload implements AutoCloseable {

  static final long BYTES_MAX = 512L * 1024 * 1024;

  private static final long CSV_BYTES_MAX = 256L * 1024 * 1024;
  private static final int IMAGE_BYTES_MAX = 4 * 1024 * 1024;
  private static final int ENTRIES_MAX = 50_000;
  private static final String CSV = "catalogue.csv";
  private static final String IMAGES = "images/";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path file;

  private ImportUpload(Path file) {
    this.file = file;
  }

  /**
   * Takes in a body.
   *
   * @throws InvalidRequestException if it is too large
   */
  static ImportUpload receive(InputStream body, long bytesMax) throws IOException {
    ImportUpload upload = new ImportUpload(Files.createTempFile("catalogue", ".upload"));
    try (OutputStream out = Files.newOutputStream(upload.file)) {
      upload.copy(body, out, bytesMax);
      return upload;
    } catch (IOException | RuntimeException e) {
      upload.close();
      throw e;
    }
  }

  private void copy(InputStream in, OutputStream out, long bytesMax) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long total = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      total += count;
      if (total > bytesMax) {
        throw tooLarge("A catalogue has at most " + bytesMax + " bytes.");
      }
      out.write(buffer, 0, count);
    }
  }

  ImportReport importCsv(CatalogImport catalogue) throws IOException {
    try (InputStream csv = Files.newInputStream(file)) {
      return importCsv(catalogue, csv, imageSrc -> Optional.empty());
    }
  }

  ImportReport importZip(CatalogImport catalogue) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      if (zip.size() > ENTRIES_MAX) {
        throw tooLarge("An archive has at most " + ENTRIES_MAX + " entries.");
      }
      ZipEntry csv = zip.getEntry(CSV);
      if (csv == null) {
        throw malformed("The archive holds no " + CSV + ".");
      }
      try (InputStream in = new BoundedStream(zip.getInputStream(csv), CSV_BYTES_MAX)) {
        return importCsv(catalogue, in, imageSrc -> image(zip, imageSrc));
      }
    } catch (ZipException e) {
      InvalidRequestException malformed = malformed("The body is no zip archive.");
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static ImportReport importCsv(
      CatalogImport catalogue, InputStream csv, CatalogImport.ImageSource images)
      throws IOException {
    // Strict: a plain reader would put question marks in the place of what is not UTF-8.
    try (Reader reader =
        Channels.newReader(
            Channels.newChannel(csv), StandardCharsets.UTF_8.newDecoder(), BUFFER_BYTES)) {
      return catalogue.importCsv(reader, images);
    } catch (CharacterCodingException e) {
      InvalidRequestException malformed = malformed("The catalogue is not in UTF-8.");
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static Optional<byte[]> image(ZipFile zip, String imageSrc) throws IOException {
    // Under its very name, which may be an address, or among the pictures.
    ZipEntry named = zip.getEntry(imageSrc);
    ZipEntry entry =
        named != null
            ? named
            : zip.getEntry(IMAGES + imageSrc.substring(imageSrc.lastIndexOf('/') + 1));
    if (entry == null || entry.isDirectory()) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(IMAGE_BYTES_MAX + 1);
      return bytes.length > IMAGE_BYTES_MAX ? Optional.empty() : Optional.of(bytes);
    }
  }

  private static InvalidRequestException tooLarge(String detail) {
    return new InvalidRequestException(Problem.ofStatus(413, detail));
  }

  private static InvalidRequestException malformed(String detail) {
    return new InvalidRequestException(
        Problem.of(400, "invalid-catalogue", "This is not a catalogue file", detail));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Ends an archive's entry that unpacks to more than it may. */
  private static final class BoundedStream extends InputStream {
    private final InputStream in;
    private long left;

    BoundedStream(InputStream in, long bytesMax) {
      this.in = in;
      this.left = bytesMax;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int bytes = in.read(target, offset, length);
      count(bytes);
      return bytes;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge("A catalogue has at most " + CSV_BYTES_MAX + " bytes.");
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
