package shop.catamaran.orders.internal.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** Hands mails to the mail server. */
@ApplicationScoped
class SmtpMailer {

  private static final String CONNECT_TIMEOUT_MS = "5000";
  private static final String READ_TIMEOUT_MS = "10000";

  private MailSettings settings;
  private Clock clock;
  private Session session;

  SmtpMailer() {}

  @Inject
  SmtpMailer(MailSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.session = session(settings);
  }

  void send(Mail mail) throws MessagingException {
    MimeMessage message = new FixedIdMessage(session, mail.messageId());
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8.name());
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8.name(), "html");
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(text);
    alternatives.addBodyPart(html);
    message.setContent(alternatives);
    Transport.send(message);
  }

  // Made once: each looks through all libraries for providers.
  private static Session session(MailSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
    properties.setProperty("mail.smtp.connectiontimeout", CONNECT_TIMEOUT_MS);
    properties.setProperty("mail.smtp.timeout", READ_TIMEOUT_MS);
    properties.setProperty("mail.smtp.writetimeout", READ_TIMEOUT_MS);
    properties.setProperty("mail.smtp.starttls.enable", "true");
    // Otherwise the server is greeted with this machine's name, which takes a look-up.
    properties.setProperty("mail.smtp.localhost", "localhost");
    return Session.getInstance(properties);
  }

  /** Keeps its Message-ID: sending the same mail twice shows as the same mail. */
  private static final class FixedIdMessage extends MimeMessage {
    private final String messageId;

    FixedIdMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
