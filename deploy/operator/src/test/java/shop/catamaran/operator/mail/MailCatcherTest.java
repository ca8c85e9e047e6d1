package shop.catamaran.operator.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {

  @TempDir private Path folder;

  @Test
  void showsWhatItCaughtAlsoAfterARestart() throws Exception {
    int smtp = freePort();
    int page = freePort();
    try (MailCatcher catcher = new MailCatcher("127.0.0.1", smtp, page, folder)) {
      assertThat(catcher).isNotNull();
      send(smtp);
      assertThat(get(page, "/").body()).contains("Your order &lt;1&gt;", "ann@example.org");
    }
    try (MailCatcher catcher = new MailCatcher("127.0.0.1", smtp, page, folder)) {
      assertThat(catcher).isNotNull();
      assertThat(get(page, "/mails.json?to=ANN@example.org").body()).contains("Thank you, Ann");
      assertThat(get(page, "/mails.json?to=bob@example.org").body()).isEqualTo("[]");
      String id = get(page, "/").body().replaceAll("(?s).*?/mails/([^\"]+)\".*", "$1");
      assertThat(
              get(page, "/mails/" + id + "/html").headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox"));
      assertThat(get(page, "/mails/../secret").statusCode()).isEqualTo(404);
    }
  }

  private static void send(int port) throws MessagingException {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(port));
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom(new InternetAddress("shop@example.org"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("ann@example.org"));
    message.setSubject("Your order <1>");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Thank you, Ann", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setContent("<p>Thank you", "text/html; charset=utf-8");
    message.setContent(new MimeMultipart("alternative", text, html));
    Transport.send(message);
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
