package shop.catamaran.operator.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A mail as a reader sees it.
 *
 * @param to addresses without names
 * @param text the plain text, empty if there is none
 * @param html the HTML, empty if there is none
 */
record CaughtMail(
    String id,
    String from,
    List<String> to,
    String subject,
    String date,
    String text,
    String html,
    String source) {

  static CaughtMail parse(String id, byte[] bytes) {
    String source = new String(bytes, StandardCharsets.UTF_8);
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      Address[] from = message.getFrom();
      Address[] to = message.getAllRecipients();
      return new CaughtMail(
          id,
          from == null || from.length == 0 ? "" : readable(from[0]),
          to == null ? List.of() : Stream.of(to).map(CaughtMail::address).toList(),
          Optional.ofNullable(message.getSubject()).orElse(""),
          Optional.ofNullable(message.getSentDate()).map(d -> d.toInstant().toString()).orElse(""),
          find(message, "text/plain").orElse(""),
          find(message, "text/html").orElse(""),
          source);
    } catch (MessagingException | IOException e) {
      return new CaughtMail(id, "", List.of(), "(unreadable: " + e + ")", "", source, "", source);
    }
  }

  private static String readable(Address address) {
    return address instanceof InternetAddress internet
        ? internet.toUnicodeString()
        : address.toString();
  }

  private static String address(Address address) {
    return address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
  }

  private static Optional<String> find(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Optional<String> found = find(parts.getBodyPart(i), type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
