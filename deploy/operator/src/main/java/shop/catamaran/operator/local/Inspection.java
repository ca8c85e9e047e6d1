package shop.catamaran.operator.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Memory;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.relay.LinkCondition;

/** Looks at every process of a shop, and at what its clouds say of themselves. */
record Inspection(StateFolder folder, LocalState state) {

  LocalStatus look() {
    PortPlan ports = state.ports();
    List<LocalStatus.Part> parts =
        Stream.concat(
                state.clouds().parallelStream().flatMap(this::parts),
                state.servers().keySet().stream().sorted().map(this::part))
            .toList();
    List<String> record = new FailoverRecord(folder, state).answer();
    return new LocalStatus(
        Http.answers(state.url() + MemberServer.READY_PATH),
        state.url() + "/",
        local(ports.mailPage()) + "/",
        local(ports.gateway()),
        folder.root().toString(),
        state.clouds().parallelStream().map(cloud -> condition(cloud, record)).toList(),
        record,
        links(),
        parts.stream().mapToLong(LocalStatus.Part::memoryMib).sum(),
        parts);
  }

  private LocalStatus.CloudCondition condition(Cloud cloud, List<String> record) {
    String name = cloud.name();
    CloudDatabase database = new CloudDatabase(folder, state.ports(), name);
    boolean isAsked = state.severalClouds() && cloud.database().exists();
    return new LocalStatus.CloudCondition(
        name,
        state.cloudUrl(name) + "/",
        Stamp.serves(state, name),
        !state.severalClouds() || record.contains(PortPlan.address(name)),
        isAsked ? database.exposedOrders() : -1,
        isAsked ? database.followers(state.peersOf(name)) : List.of());
  }

  private List<LinkCondition> links() {
    if (!state.severalClouds()) {
      return List.of();
    }
    try {
      List<String> clouds = state.cloudNames();
      return new CloudLinks(state)
          .control().links().stream()
              .filter(link -> clouds.containsAll(List.of(link.link().split("-", -1))))
              .toList();
    } catch (RefusedException e) {
      // That the relay is gone is seen from its part.
      return List.of();
    }
  }

  private Stream<LocalStatus.Part> parts(Cloud cloud) {
    String name = cloud.name();
    List<LocalStatus.Part> parts = new ArrayList<>();
    if (state.balanced()) {
      parts.add(server(Parts.balancer(name), "balancer", state.cloudUrl(name), cloud.balancer()));
    }
    cloud.members().parallelStream().map(Inspection::member).forEachOrdered(parts::add);
    parts.add(
        server(
            Parts.database(name),
            "database",
            PortPlan.address(name) + ":" + state.ports().database(name),
            cloud.database()));
    if (!cloud.console().equals(ProcessRecord.NONE)) {
      parts.add(
          server(
              Parts.console(name), "console", local(state.ports().console(name)), cloud.console()));
    }
    return parts.stream();
  }

  private LocalStatus.Part part(Server server) {
    PortPlan ports = state.ports();
    String address =
        switch (server) {
          case GATEWAY -> local(ports.gateway());
          case MAIL -> local(ports.mailPage());
          case RELAY -> local(ports.relay());
          case RECORD -> PortPlan.PUBLIC_ADDRESS + ":" + ports.record();
          case EDGE -> state.url();
        };
    return server(server.label(), server.label(), address, state.server(server));
  }

  private static LocalStatus.Part server(
      String name, String kind, String address, ProcessRecord process) {
    return part(name, kind, condition(process, "running"), address, process);
  }

  private static LocalStatus.Part member(Member member) {
    String condition = condition(member.process(), "");
    if (condition.isEmpty()) {
      condition = MemberServer.ready(member) ? "ready" : "not ready";
    }
    return part(member.name(), "member", condition, member.url(), member.process());
  }

  private static String condition(ProcessRecord process, String running) {
    return switch (process.condition()) {
      case RUNNING -> running;
      case FROZEN -> "frozen";
      case GONE -> "gone";
    };
  }

  private static LocalStatus.Part part(
      String name, String kind, String condition, String address, ProcessRecord process) {
    long mib = (Memory.ofTree(process) + (1 << 19)) >> 20;
    return new LocalStatus.Part(name, kind, condition, address, process.pid(), mib);
  }

  private static String local(int port) {
    return "http://" + PortPlan.PUBLIC_ADDRESS + ":" + port;
  }
}
