package shop.catamaran.operator.backup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import shop.catamaran.operator.console.RefusedException;

/** Reads a backup's file from its beginning to its end, and proves that it is whole. */
final class BackupReader {

  private static final int LINE_MAX = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final BackupKey key;

  BackupReader(Path file, BackupKey key) {
    this.file = file;
    this.key = key;
  }

  /** What a backup says of itself. */
  record Contents(Manifest manifest, Map<String, Checksum> checksums) {}

  /** Takes a table's rows. */
  @FunctionalInterface
  interface Consumer {
    void take(Manifest manifest, Manifest.Table table, InputStream rows) throws IOException;
  }

  /**
   * Proves that the file is whole and unchanged.
   *
   * @throws RefusedException with one sentence that says what is wrong with it
   */
  Contents check() {
    return read((manifest, table, rows) -> rows.transferTo(OutputStream.nullOutputStream()));
  }

  /** As {@link #check}, with each table's rows handed over before the file is proven whole. */
  Contents read(Consumer consumer) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return contents(in, consumer);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new RefusedException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private Contents contents(InputStream in, Consumer consumer) throws IOException {
    String first = line(in);
    if (!first.equals(BackupWriter.FIRST_LINE)) {
      throw new RefusedException(file + " is not a backup of this shop's release.");
    }
    String keyId = line(in);
    if (!keyId.equals(key.id())) {
      throw new RefusedException(
          file
              + " was made with another key: it names "
              + keyId
              + ", this one is "
              + key.id()
              + ".");
    }
    byte[] head = (first + "\n" + keyId + "\n").getBytes(StandardCharsets.US_ASCII);
    try (InputStream plain = key.cipher().newDecryptingStream(in, head)) {
      Contents contents = entries(new ZipInputStream(plain), consumer);
      // The last segment says that it is the last.
      plain.transferTo(OutputStream.nullOutputStream());
      return contents;
    } catch (GeneralSecurityException e) {
      throw damaged(e);
    }
  }

  private Contents entries(ZipInputStream zip, Consumer consumer) throws IOException {
    Manifest manifest = null;
    Map<String, Checksum> wanted = null;
    Map<String, String> found = new HashMap<>();
    Map<String, Manifest.Table> tables = new LinkedHashMap<>();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(BackupWriter.MANIFEST)) {
        manifest = JSON.readValue(bytes(zip), Manifest.class);
        tables.putAll(
            manifest.tables().stream()
                .collect(Collectors.toMap(Manifest.Table::relation, table -> table)));
      } else if (entry.getName().equals(BackupWriter.CHECKSUMS)) {
        wanted = JSON.readValue(bytes(zip), new TypeReference<Map<String, Checksum>>() {});
      } else {
        Manifest.Table table = tables.remove(entry.getName());
        if (table == null) {
          throw new IOException("there is no table " + entry.getName() + " in the manifest");
        }
        MessageDigest digest = Tables.sha256();
        InputStream rows = new DigestInputStream(zip, digest);
        consumer.take(manifest, table, rows);
        rows.transferTo(OutputStream.nullOutputStream());
        found.put(table.relation(), HexFormat.of().formatHex(digest.digest()));
      }
    }
    if (wanted == null || !tables.isEmpty()) {
      throw new IOException("it has no end");
    }
    for (Map.Entry<String, Checksum> one : wanted.entrySet()) {
      if (!one.getValue().sha256().equals(found.get(one.getKey()))) {
        throw new IOException("the rows of " + one.getKey() + " are others");
      }
    }
    return new Contents(manifest, wanted);
  }

  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.transferTo(bytes);
    return bytes.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= LINE_MAX) {
        return "";
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private RefusedException damaged(Exception e) {
    return new RefusedException(
        file + " is damaged or cut short (" + e.getMessage() + "); nothing was changed.", e);
  }
}
