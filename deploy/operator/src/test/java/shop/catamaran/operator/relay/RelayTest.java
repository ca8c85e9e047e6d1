package shop.catamaran.operator.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.catamaran.operator.process.Await;

/** Against real sockets: a cloud that echoes, and one that calls it. */
@Timeout(60)
class RelayTest {

  private static final LinkName LINK = new LinkName("aws", "azure");
  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int QUIET_MILLIS = 300;

  private final List<Closeable> opened = new ArrayList<>();
  private Relay relay;
  private RelayControl control;
  private int port;
  private ServerSocket echo;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    opened.add(echo);
    Thread echoing = new Thread(this::echo, "echo");
    echoing.setDaemon(true);
    echoing.start();
    port = freePort();
    int controlPort = freePort();
    relay =
        new Relay(
            List.of(
                new Route(
                    "aws",
                    "azure",
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort()))),
            PATIENCE,
            HOST,
            controlPort);
    control = new RelayControl(URI.create("http://" + HOST + ":" + controlPort));
  }

  @AfterEach
  void stop() throws IOException {
    for (Closeable each : opened) {
      each.close();
    }
    relay.close();
  }

  @Test
  void carriesEverythingInOrderBothWays() throws IOException {
    Socket socket = connect();
    byte[] sent = new byte[3 << 20];
    new Random(1).nextBytes(sent);
    sendInBackground(socket, sent);
    assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
  }

  @Test
  void carriesEverythingInOrderWhileTheDelayChanges() throws IOException {
    control.delay(LINK, Duration.ofMillis(20));
    Socket socket = connect();
    byte[] sent = new byte[6 << 20];
    new Random(2).nextBytes(sent);
    sendInBackground(socket, sent);
    byte[] first = socket.getInputStream().readNBytes(1 << 20);
    control.delay(LINK, Duration.ZERO);
    byte[] second = socket.getInputStream().readNBytes(1 << 20);
    control.delay(LINK, Duration.ofMillis(5));
    byte[] third = socket.getInputStream().readNBytes(4 << 20);
    assertThat(first).isEqualTo(java.util.Arrays.copyOfRange(sent, 0, 1 << 20));
    assertThat(second).isEqualTo(java.util.Arrays.copyOfRange(sent, 1 << 20, 2 << 20));
    assertThat(third).isEqualTo(java.util.Arrays.copyOfRange(sent, 2 << 20, 6 << 20));
  }

  @Test
  void anAnswerTakesTheDelayThereAndBack() throws IOException {
    Socket socket = connect();
    ask(socket, "warm");
    control.delay(LINK, Duration.ofMillis(40));
    long begin = System.nanoTime();
    ask(socket, "slow");
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(took).isBetween(Duration.ofMillis(80), Duration.ofMillis(400));
  }

  @Test
  void aConnectionTakesTheDelayThereAndBackToo() throws IOException {
    control.delay(LINK, Duration.ofMillis(40));
    long begin = System.nanoTime();
    ask(connect(), "new");
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(160));
  }

  @Test
  void aCutLetsNothingThroughAndAHealEverythingThatWaited() throws IOException {
    Socket socket = connect();
    ask(socket, "before");
    control.cut(LINK);
    write(socket, "during");
    assertQuiet(socket);
    Socket late = connect();
    write(late, "late");
    assertQuiet(late);
    assertThat(control.links())
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.cut()).isTrue();
              assertThat(link.connections()).isEqualTo(2);
            });
    control.heal(LINK);
    assertThat(read(socket, "during".length())).isEqualTo("during");
    assertThat(read(late, "late".length())).isEqualTo("late");
  }

  @Test
  void aConnectionThatHeardNothingForLongIsGivenUp() throws IOException {
    Socket socket = connect();
    ask(socket, "before");
    control.cut(LINK);
    socket.setSoTimeout(15_000);
    assertThat(endOf(socket)).isTrue();
    assertThat(control.links().get(0).connections()).isZero();
    control.heal(LINK);
    ask(connect(), "again");
  }

  @Test
  void theEndOfOneDirectionIsCarriedAndTheOtherGoesOn() throws IOException {
    control.delay(LINK, Duration.ofMillis(10));
    Socket socket = connect();
    write(socket, "last words");
    socket.shutdownOutput();
    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("last words");
    assertThat(Await.until(Duration.ofSeconds(5), () -> control.links().get(0).connections() == 0))
        .isTrue();
  }

  @Test
  void aCallToADeadCloudEnds() throws IOException {
    echo.close();
    Socket socket = connect();
    socket.setSoTimeout(5_000);
    assertThat(endOf(socket)).isTrue();
  }

  private void echo() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        opened.add(socket);
        Thread thread = new Thread(() -> copy(socket), "echo");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void copy(Socket socket) {
    try (InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      in.transferTo(out);
      socket.shutdownOutput();
    } catch (IOException e) {
      // The other side went away, which tests do.
      return;
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    opened.add(socket);
    return socket;
  }

  private static void sendInBackground(Socket socket, byte[] bytes) {
    Thread sending =
        new Thread(
            () -> {
              try {
                socket.getOutputStream().write(bytes);
              } catch (IOException e) {
                Assertions.fail("cannot send", e);
              }
            });
    sending.setDaemon(true);
    sending.start();
  }

  private static void ask(Socket socket, String words) throws IOException {
    write(socket, words);
    assertThat(read(socket, words.length())).isEqualTo(words);
  }

  private static void write(Socket socket, String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void assertQuiet(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    socket.setSoTimeout(QUIET_MILLIS);
    Assertions.assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(timeout);
  }

  /** Whether the connection is over; a reset is an end, too. */
  private static boolean endOf(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
