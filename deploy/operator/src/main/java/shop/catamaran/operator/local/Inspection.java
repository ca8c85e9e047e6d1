package shop.catamaran.operator.local;

import java.util.ArrayList;
import java.util.List;
import shop.catamaran.operator.process.Memory;
import shop.catamaran.operator.process.ProcessRecord;

/** Looks at every process of a shop. */
record Inspection(StateFolder folder, LocalState state) {

  LocalStatus look() {
    PortPlan ports = state.ports();
    List<LocalStatus.Part> parts = new ArrayList<>();
    for (Cloud cloud : state.clouds()) {
      if (!cloud.balancer().equals(ProcessRecord.NONE)) {
        parts.add(server(cloud.name() + "-balancer", "balancer", state.url(), cloud.balancer()));
      }
      cloud.members().parallelStream().map(Inspection::member).forEachOrdered(parts::add);
      parts.add(
          server(
              cloud.name() + "-database",
              "database",
              PortPlan.address(cloud.name()) + ":" + ports.database(cloud.name()),
              cloud.database()));
    }
    parts.add(server("gateway", "gateway", local(ports.gateway()), state.gateway()));
    parts.add(server("mail", "mail", local(ports.mailPage()), state.mail()));
    return new LocalStatus(
        Http.answers(state.url() + "/health/ready"),
        state.url() + "/",
        local(ports.mailPage()) + "/",
        local(ports.gateway()),
        folder.root().toString(),
        parts.stream().mapToLong(LocalStatus.Part::memoryMib).sum(),
        List.copyOf(parts));
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
