package shop.catamaran.operator.relay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A listener of the relay.
 *
 * @param from the cloud that connects
 * @param to the cloud that is connected to
 */
public record Route(String from, String to, InetSocketAddress listen, InetSocketAddress target) {

  /** The route as one word. */
  String text() {
    return String.join("/", from, to, text(listen), text(target));
  }

  static Route parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not a route: " + text);
    }
    return new Route(parts[0], parts[1], address(parts[2]), address(parts[3]));
  }

  /** All routes as one setting. */
  public static String setting(List<Route> routes) {
    return routes.stream().map(Route::text).collect(Collectors.joining(","));
  }

  static List<Route> ofSetting(String setting) {
    return Stream.of(setting.split(",", -1)).map(Route::parse).toList();
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
