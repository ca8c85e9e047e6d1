package shop.catamaran.operator.local;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.relay.LinkName;
import shop.catamaran.operator.relay.Relay;
import shop.catamaran.operator.relay.RelayControl;
import shop.catamaran.operator.relay.Route;

/** The lines between clouds: all that one says to another goes through the relay. */
record CloudLinks(LocalState state) {

  ProcessRecord startRelay(SmallServer servers) {
    return servers.start(
        Server.RELAY.label(),
        Relay.class.getName(),
        Map.of(
            "RELAY_ADDRESS", PortPlan.PUBLIC_ADDRESS,
            "RELAY_PORT", Integer.toString(state.ports().relay()),
            "RELAY_ROUTES", Route.setting(routes())));
  }

  RelayControl control() {
    return new RelayControl(
        URI.create("http://" + PortPlan.PUBLIC_ADDRESS + ":" + state.ports().relay()));
  }

  /** Where a cloud finds the peer endpoints of another. */
  String peerUrl(String from, String to) {
    return "http://" + PortPlan.address(to) + ":" + state.ports().peerLink(from, to);
  }

  /** The link between two clouds, or every link if none are named. */
  List<LinkName> between(String... clouds) {
    List<String> known = state.cloudNames();
    if (!state.severalClouds()) {
      throw new RefusedException("This shop has one cloud, and so no link between clouds.");
    }
    if (clouds.length == 0) {
      return known.stream()
          .flatMap(
              one ->
                  known.stream()
                      .filter(other -> one.compareTo(other) < 0)
                      .map(other -> new LinkName(one, other)))
          .toList();
    }
    if (clouds.length != 2 || clouds[0].equals(clouds[1]) || !known.containsAll(List.of(clouds))) {
      throw new RefusedException(
          "A link is between two clouds of this shop, which are: " + String.join(", ", known));
    }
    return List.of(new LinkName(clouds[0], clouds[1]));
  }

  /** For all clouds that there can be, so that one can be added while the others run. */
  List<Route> routes() {
    PortPlan ports = state.ports();
    List<Route> routes = new ArrayList<>();
    for (String from : PortPlan.CLOUDS) {
      for (String to : PortPlan.CLOUDS) {
        if (!from.equals(to)) {
          routes.add(route(from, to, ports.databaseLink(from, to), ports.database(to)));
          routes.add(route(from, to, ports.peerLink(from, to), state.port()));
        }
      }
    }
    return routes;
  }

  private static Route route(String from, String to, int listen, int target) {
    String address = PortPlan.address(to);
    return new Route(
        from, to, new InetSocketAddress(address, listen), new InetSocketAddress(address, target));
  }
}
