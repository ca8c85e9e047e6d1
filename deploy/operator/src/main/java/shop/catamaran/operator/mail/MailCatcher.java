package shop.catamaran.operator.mail;

import io.undertow.Undertow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Catches mails and shows them. Settings: MAIL_CATCHER_ADDRESS, MAIL_CATCHER_SMTP_PORT,
 * MAIL_CATCHER_PAGE_PORT, MAIL_CATCHER_FOLDER.
 */
public final class MailCatcher implements AutoCloseable {

  private static final int SIZE_MAX = 10 << 20;
  private static final int CONNECTIONS_MAX = 50;
  private static final int CONNECTION_TIMEOUT_MS = 30_000;

  private final SMTPServer smtp;
  private final Undertow page;

  /** Starts both servers; they are stopped by {@link #close}. */
  public MailCatcher(String address, int smtpPort, int pagePort, Path folder) throws IOException {
    Mailbox mailbox = new Mailbox(folder);
    smtp =
        SMTPServer.port(smtpPort)
            .bindAddress(InetAddress.getByName(address))
            .hostName("localhost")
            .softwareName("Catamaran mail catcher")
            .maxMessageSize(SIZE_MAX)
            .maxConnections(CONNECTIONS_MAX)
            .connectionTimeoutMs(CONNECTION_TIMEOUT_MS)
            .messageHandlerFactory(context -> new Catch(mailbox))
            .build();
    page =
        Undertow.builder()
            .addHttpListener(pagePort, address)
            .setIoThreads(1)
            .setWorkerThreads(4)
            .setHandler(new MailPages(mailbox))
            .build();
    smtp.start();
    page.start();
  }

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = System.getenv();
    MailCatcher catcher =
        new MailCatcher(
            settings.get("MAIL_CATCHER_ADDRESS"),
            Integer.parseInt(settings.get("MAIL_CATCHER_SMTP_PORT")),
            Integer.parseInt(settings.get("MAIL_CATCHER_PAGE_PORT")),
            Path.of(settings.get("MAIL_CATCHER_FOLDER")));
    Runtime.getRuntime().addShutdownHook(new Thread(catcher::close));
    System.out.println("The mail catcher listens.");
  }

  @Override
  public void close() {
    smtp.stop();
    page.stop();
  }

  /** One mail on its way in. */
  private static final class Catch implements MessageHandler {

    private final Mailbox mailbox;

    Catch(Mailbox mailbox) {
      this.mailbox = mailbox;
    }

    @Override
    public void from(String sender) {
      // Whoever it says it is, is in the mail's head as well.
    }

    @Override
    public void recipient(String recipient) {
      // Every recipient is taken.
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = data.read(buffer); read >= 0; read = data.read(buffer)) {
        bytes.write(buffer, 0, read);
        if (bytes.size() > SIZE_MAX) {
          throw new RejectException(552, "The mail is larger than 10 MiB.");
        }
      }
      return mailbox.keep(bytes.toByteArray());
    }

    @Override
    public void done() {
      // Nothing is held open.
    }
  }
}
