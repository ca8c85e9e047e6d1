package shop.catamaran.operator.local;

import java.util.Map;
import shop.catamaran.operator.process.ProcessRecord;

/**
 * The browser's one address over several clouds. It stands for the browser's own resolver: it
 * follows the failover record, stays with the address that it took, and tries another one at once
 * where nobody answers.
 */
record Edge(StateFolder folder, LocalState state) {

  ProcessRecord start() {
    Haproxy haproxy =
        new Haproxy(folder.edge().resolve("haproxy.cfg"), folder.log(Server.EDGE.label()));
    haproxy.configure(configuration(Haproxy.userLine()));
    return haproxy.start();
  }

  String configuration(String userLine) {
    return new Template("haproxy/edge.cfg")
        .fill(
            Map.of(
                "USER",
                userLine,
                "ADDRESS",
                PortPlan.PUBLIC_ADDRESS,
                "PORT",
                Integer.toString(state.port()),
                "RECORD",
                FailoverRecord.NAME,
                "RECORD_SERVER",
                PortPlan.PUBLIC_ADDRESS + ":" + state.ports().record(),
                "CLOUDS_MAX",
                Integer.toString(PortPlan.CLOUDS.size()),
                "STATUS_PORT",
                Integer.toString(state.ports().edgeStatus())));
  }
}
