package shop.catamaran.operator.local;

import java.util.Map;
import shop.catamaran.gateway.SandboxGateway;
import shop.catamaran.operator.mail.MailCatcher;
import shop.catamaran.operator.process.ProcessRecord;

/** Starts what a shop has once, whatever its clouds. */
record SharedServers(Installation installation, StateFolder folder) {

  ProcessRecord start(Server server, LocalState state) {
    SmallServer java = new SmallServer(installation, folder);
    return switch (server) {
      case GATEWAY -> java.start(server.label(), SandboxGateway.class.getName(), gateway(state));
      case MAIL -> java.start(server.label(), MailCatcher.class.getName(), mail(state));
      case RELAY -> new CloudLinks(state).startRelay(java);
      case RECORD -> new FailoverRecord(folder, state).start();
      case EDGE -> new Edge(folder, state).start();
    };
  }

  private Map<String, String> gateway(LocalState state) {
    return Map.of(
        "GATEWAY_ADDRESS", PortPlan.PUBLIC_ADDRESS,
        "GATEWAY_PORT", Integer.toString(state.ports().gateway()),
        "GATEWAY_KEY", folder.secrets().gatewayKey(),
        "GATEWAY_BOOKS", folder.gateway().resolve("books.sqlite").toString());
  }

  private Map<String, String> mail(LocalState state) {
    return Map.of(
        "MAIL_CATCHER_ADDRESS", PortPlan.PUBLIC_ADDRESS,
        "MAIL_CATCHER_SMTP_PORT", Integer.toString(state.ports().smtp()),
        "MAIL_CATCHER_PAGE_PORT", Integer.toString(state.ports().mailPage()),
        "MAIL_CATCHER_FOLDER", folder.mail().toString());
  }
}
