package shop.catamaran.operator.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup's file: two lines in plain text, then, encrypted, a ZIP of the manifest, a table
 * each, and the checksums.
 */
final class BackupWriter implements AutoCloseable {

  static final String FIRST_LINE = "CATAMARAN BACKUP 1";
  static final String MANIFEST = "manifest.json";
  static final String CHECKSUMS = "checksums.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ZipOutputStream zip;

  BackupWriter(Path file, BackupKey key) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
    byte[] head = (FIRST_LINE + "\n" + key.id() + "\n").getBytes(StandardCharsets.US_ASCII);
    out.write(head);
    try {
      zip = new ZipOutputStream(key.cipher().newEncryptingStream(out, head));
    } catch (GeneralSecurityException e) {
      out.close();
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  void manifest(Manifest manifest) throws IOException {
    entry(MANIFEST);
    zip.write(JSON.writeValueAsBytes(manifest));
    zip.closeEntry();
  }

  /** Where the rows of a table go, until the next call. */
  OutputStream table(String relation) throws IOException {
    entry(relation);
    return zip;
  }

  void checksums(Map<String, Checksum> checksums) throws IOException {
    entry(CHECKSUMS);
    zip.write(JSON.writeValueAsBytes(checksums));
    zip.closeEntry();
  }

  private void entry(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
