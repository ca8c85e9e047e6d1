package shop.catamaran.operator.local;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * HAProxy's configuration for one cloud.
 *
 * @param address where shoppers reach the cloud
 * @param userLine as whom HAProxy shall run
 */
record BalancerConfiguration(
    String cloud, String address, int port, PortPlan ports, List<Member> members, String userLine) {

  String text() {
    return new Template("haproxy/cloud.cfg")
        .fill(
            Map.of(
                "USER", userLine,
                "ADDRESS", address,
                "PORT", Integer.toString(port),
                "CLOUD", cloud,
                "STATUS_ADDRESS", PortPlan.address(cloud),
                "STATUS_PORT", Integer.toString(ports.balancerStatus(cloud)),
                "SERVERS", servers(member -> ""),
                "CHANGES_SERVERS", servers(member -> " track members/" + member)));
  }

  private String servers(UnaryOperator<String> options) {
    return members.stream()
        .map(
            m ->
                "    server "
                    + m.name()
                    + " "
                    + m.address()
                    + ":"
                    + m.port()
                    + options.apply(m.name()))
        .collect(Collectors.joining("\n"));
  }
}
