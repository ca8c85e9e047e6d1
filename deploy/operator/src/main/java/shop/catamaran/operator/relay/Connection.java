package shop.catamaran.operator.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One connection over a link: a socket on each side and a pump for each direction. */
final class Connection {

  private static final Logger LOGGER = Logger.getLogger(Connection.class.getName());
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int DIRECTIONS = 2;

  private final Link link;
  private final Socket caller;
  private final Socket called = new Socket();
  private final InetSocketAddress target;
  private final long acceptedNanoTime = System.nanoTime();
  private final AtomicInteger ended = new AtomicInteger();
  private final Thread opener;
  private final Pump there;
  private final Pump back;
  private boolean closed;

  Connection(Link link, Socket caller, InetSocketAddress target) {
    this.link = link;
    this.caller = caller;
    this.target = target;
    this.there = new Pump(this, link, caller, called);
    this.back = new Pump(this, link, called, caller);
    this.opener = new Thread(this::open, "open " + target);
    opener.setDaemon(true);
  }

  void start() {
    link.add(this);
    opener.start();
  }

  long ageNanos(long nanoTime) {
    return nanoTime - acceptedNanoTime;
  }

  // The caller is connected already; over a real line that takes the time there and back.
  private void open() {
    try {
      Link.awaitMoment(acceptedNanoTime + 2 * link.delayNanos());
      link.awaitWhole();
      caller.setTcpNoDelay(true);
      called.setTcpNoDelay(true);
      called.connect(target, (int) CONNECT_TIMEOUT.toMillis());
      there.start();
      back.start();
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "nobody answers at " + target, e);
      close();
    } catch (InterruptedException e) {
      close();
    }
  }

  /** One side has said all; the other may go on. */
  void directionEnded() {
    if (ended.incrementAndGet() == DIRECTIONS) {
      close();
    }
  }

  /** Ends both sides at once. */
  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    link.remove(this);
    end(caller);
    end(called);
    there.stop();
    back.stop();
    if (Thread.currentThread() != opener) {
      opener.interrupt();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "a socket could not be closed", e);
    }
  }
}
