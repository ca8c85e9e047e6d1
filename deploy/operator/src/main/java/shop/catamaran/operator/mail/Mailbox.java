package shop.catamaran.operator.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The mails that were caught, each in a file. */
final class Mailbox {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final String ENDING = ".eml";
  private static final int TAG_LENGTH = 8;

  private final Path folder;
  private final ConcurrentSkipListMap<String, CaughtMail> mails = new ConcurrentSkipListMap<>();

  Mailbox(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
        String name = file.getFileName().toString();
        add(name.substring(0, name.length() - ENDING.length()), Files.readAllBytes(file));
      }
    }
  }

  /** Returns the mail's id when the mail is on disk. */
  String keep(byte[] source) throws IOException {
    String id =
        TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, TAG_LENGTH);
    Path partial = folder.resolve(id + ".part");
    try (FileChannel channel =
        FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(source);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(partial, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
    add(id, source);
    return id;
  }

  /** Newest first. */
  List<CaughtMail> mails() {
    return List.copyOf(mails.descendingMap().values());
  }

  Optional<CaughtMail> find(String id) {
    return Optional.ofNullable(mails.get(id));
  }

  private void add(String id, byte[] source) {
    mails.put(id, CaughtMail.parse(id, source));
  }
}
