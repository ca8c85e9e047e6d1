package shop.catamaran.orders.fakes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that keeps what it is given for as long as it runs. */
public final class FakeMailServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<MimeMessage> messages = new CopyOnWriteArrayList<>();

  public FakeMailServer(int port) throws IOException {
    socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "fake-mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Mails to this address. */
  public List<MimeMessage> messagesTo(String address) {
    return messages.stream().filter(message -> isTo(message, address)).toList();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        talk(connection);
      } catch (IOException | MessagingException e) {
        if (!socket.isClosed()) {
          throw new IllegalStateException("the mail server failed", e);
        }
      }
    }
  }

  private void talk(Socket connection) throws IOException, MessagingException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
    OutputStream out = connection.getOutputStream();
    answer(out, "220 fake");
    String line = in.readLine();
    while (line != null) {
      if (line.equals("DATA")) {
        answer(out, "354 go on");
        messages.add(read(in));
      }
      answer(out, line.equals("QUIT") ? "221 bye" : "250 ok");
      line = in.readLine();
    }
  }

  private static MimeMessage read(BufferedReader in) throws IOException, MessagingException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.toString().getBytes(ISO_8859_1)));
  }

  private static void answer(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException("not a mail", e);
    }
  }
}
