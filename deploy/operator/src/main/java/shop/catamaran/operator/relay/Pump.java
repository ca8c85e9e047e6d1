package shop.catamaran.operator.relay;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries one direction of a connection, in order. Without delay one thread reads and writes; with
 * delay what was read waits in a queue, with a bound, until its moment has come.
 */
final class Pump {

  private static final Logger LOGGER = Logger.getLogger(Pump.class.getName());
  private static final int CHUNK_BYTES_MAX = 32 * 1024;
  private static final int WAITING_BYTES_MAX = 4 << 20;

  private final Connection connection;
  private final Link link;
  private final Socket from;
  private final Socket to;
  private final BlockingQueue<Chunk> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger waitingChunks = new AtomicInteger();
  private final Semaphore room = new Semaphore(WAITING_BYTES_MAX);
  private final Thread reader;
  private final Thread writer;

  /** Bytes and when they are due; none at the end. */
  @SuppressWarnings("ArrayRecordComponent") // Chunks are never compared.
  private record Chunk(byte[] bytes, long dueNanoTime) {}

  Pump(Connection connection, Link link, Socket from, Socket to) {
    this.connection = connection;
    this.link = link;
    this.from = from;
    this.to = to;
    this.reader = thread("read", this::read);
    this.writer = thread("write", this::write);
  }

  void start() {
    reader.start();
    writer.start();
  }

  void stop() {
    for (Thread thread : new Thread[] {reader, writer}) {
      if (Thread.currentThread() != thread) {
        thread.interrupt();
      }
    }
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private Thread thread(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                LOGGER.log(Level.FINE, "a connection broke", e);
                connection.close();
              } catch (InterruptedException e) {
                connection.close();
              }
            },
            name);
    thread.setDaemon(true);
    return thread;
  }

  private void read() throws IOException, InterruptedException {
    byte[] buffer = new byte[CHUNK_BYTES_MAX];
    int count = from.getInputStream().read(buffer);
    while (count >= 0) {
      long delay = link.delayNanos();
      // Only this thread adds, so what finds nobody before it stays first.
      if (delay == 0 && waitingChunks.get() == 0) {
        deliver(buffer, count);
      } else {
        room.acquire(count);
        add(new Chunk(Arrays.copyOf(buffer, count), System.nanoTime() + delay));
      }
      count = from.getInputStream().read(buffer);
    }
    add(new Chunk(new byte[0], System.nanoTime() + link.delayNanos()));
  }

  private void add(Chunk chunk) {
    waitingChunks.incrementAndGet();
    waiting.add(chunk);
  }

  private void write() throws IOException, InterruptedException {
    while (true) {
      Chunk chunk = waiting.take();
      Link.awaitMoment(chunk.dueNanoTime());
      if (chunk.bytes().length == 0) {
        link.awaitWhole();
        to.shutdownOutput();
        connection.directionEnded();
        return;
      }
      deliver(chunk.bytes(), chunk.bytes().length);
      room.release(chunk.bytes().length);
      waitingChunks.decrementAndGet();
    }
  }

  private void deliver(byte[] bytes, int count) throws IOException, InterruptedException {
    link.awaitWhole();
    to.getOutputStream().write(bytes, 0, count);
    link.carried(count);
  }
}
