package shop.catamaran.system;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.LocalStatus;
import shop.catamaran.operator.local.UpOptions;

/**
 * The shop that all system tests share: one cloud, two members behind HAProxy, the demo catalogue.
 * Started by the first test that asks, stopped with the JVM. A test that kills a part brings it
 * back before it ends.
 */
final class RunningShop {

  private static RunningShop running;
  private static boolean failed;

  private final LocalShop shop;
  private final int portBase;

  private RunningShop(LocalShop shop, int portBase) {
    this.shop = shop;
    this.portBase = portBase;
  }

  static synchronized RunningShop get() {
    if (failed) {
      throw new IllegalStateException("the shop did not start for an earlier test");
    }
    if (running == null) {
      failed = true;
      running = start();
      failed = false;
    }
    return running;
  }

  String url() {
    return shop.url();
  }

  /** A member's own address, past the balancer. */
  String memberUrl(int number) {
    return "http://127.0.1.1:" + (portBase + 12 + number - 1);
  }

  String gatewayUrl() {
    return "http://127.0.0.1:" + portBase;
  }

  String mailUrl() {
    return "http://127.0.0.1:" + (portBase + 2);
  }

  void kill(String member) {
    shop.kill(member);
  }

  void restart(String member) {
    shop.restart(member);
  }

  LocalShop operator() {
    return shop;
  }

  LocalStatus status() {
    return shop.status().orElseThrow();
  }

  private static RunningShop start() {
    try {
      Path state = Files.createTempDirectory("catamaran-system");
      // The database runs as another user where root runs the tests.
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
      LocalShop shop =
          new LocalShop(
              Installation.find(), state, new Progress(new PrintStream(System.out, true)));
      Runtime.getRuntime().addShutdownHook(new Thread(shop::downAndDelete));
      int portBase = freePorts();
      shop.up(new UpOptions(List.of("aws"), 2, freePort(), portBase, true));
      return new RunningShop(shop, portBase);
    } catch (IOException e) {
      throw new UncheckedIOException("the shop did not start", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A hundred ports in a row, below those that the system hands out by itself. */
  private static int freePorts() throws IOException {
    for (int base = 20_100; base < 32_000; base += 100) {
      try (ServerSocket first = new ServerSocket(base, 1, InetAddress.getLoopbackAddress());
          ServerSocket database =
              new ServerSocket(base + 10, 1, InetAddress.getByName("127.0.1.1"))) {
        if (first.isBound() && database.isBound()) {
          return base;
        }
      } catch (java.net.BindException e) {
        System.out.println("Ports from " + base + " on are taken; looking further.");
      }
    }
    throw new IOException("no hundred free ports in a row");
  }
}
