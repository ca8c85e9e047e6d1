package shop.catamaran.operator.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * HAProxy's configuration for one cloud.
 *
 * @param user that HAProxy shall run as, where it is started by root
 */
record BalancerConfiguration(
    String cloud, int port, PortPlan ports, List<Member> members, Optional<String> user) {

  String text() {
    return template()
        .replace("@USER@", user.map(name -> "    user " + name).orElse(""))
        .replace("@ADDRESS@", PortPlan.PUBLIC_ADDRESS)
        .replace("@PORT@", Integer.toString(port))
        .replace("@CLOUD@", cloud)
        .replace("@STATUS_ADDRESS@", PortPlan.address(cloud))
        .replace("@STATUS_PORT@", Integer.toString(ports.balancerStatus(cloud)))
        .replace("@SERVERS@", servers());
  }

  private String servers() {
    return members.stream()
        .map(m -> "    server " + m.name() + " " + m.address() + ":" + m.port())
        .collect(Collectors.joining("\n"));
  }

  private static String template() {
    try (InputStream in =
        BalancerConfiguration.class.getResourceAsStream("/local/haproxy/cloud.cfg")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the template of the balancer is missing", e);
    }
  }
}
