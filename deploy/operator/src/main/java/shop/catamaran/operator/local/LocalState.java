package shop.catamaran.operator.local;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.catamaran.operator.process.ProcessRecord;

/**
 * What was started on this machine.
 *
 * @param version of this form
 * @param balanced whether balancers stand in front of the members
 * @param catalogueLoaded whether the first start's catalogue is in the database
 * @param servers what the shop has once
 */
record LocalState(
    int version,
    int port,
    int portBase,
    boolean balanced,
    boolean catalogueLoaded,
    Map<Server, ProcessRecord> servers,
    List<Cloud> clouds) {

  static final int VERSION = 2;

  LocalState {
    servers = servers == null ? Map.of() : Map.copyOf(servers);
    clouds = clouds == null ? List.of() : List.copyOf(clouds);
  }

  /** Nothing started yet. */
  static LocalState fresh(UpOptions options, boolean catalogueLoaded) {
    return new LocalState(
        VERSION,
        options.port(),
        options.portBase(),
        options.members() > 1 || options.clouds().size() > 1,
        catalogueLoaded,
        Map.of(),
        options.clouds().stream().map(Cloud::empty).toList());
  }

  LocalState with(Server server, ProcessRecord process) {
    Map<Server, ProcessRecord> all = new EnumMap<>(Server.class);
    all.putAll(servers);
    all.put(server, process);
    return new LocalState(version, port, portBase, balanced, catalogueLoaded, all, clouds);
  }

  LocalState withCatalogue() {
    return new LocalState(version, port, portBase, balanced, true, servers, clouds);
  }

  LocalState with(Cloud cloud) {
    return with(clouds.stream().map(c -> c.name().equals(cloud.name()) ? cloud : c).toList());
  }

  /** The same shop without a cloud. */
  LocalState without(String cloud) {
    return with(clouds.stream().filter(each -> !each.name().equals(cloud)).toList());
  }

  /** The same shop without clouds whose join was broken off: they have to join anew. */
  LocalState joinedOnly() {
    return with(clouds.stream().filter(each -> !each.joining()).toList());
  }

  /** The same shop with one more cloud. */
  LocalState withNew(Cloud cloud) {
    return with(Stream.concat(clouds.stream(), Stream.of(cloud)).toList());
  }

  private LocalState with(List<Cloud> others) {
    return new LocalState(version, port, portBase, balanced, catalogueLoaded, servers, others);
  }

  /** The same shop with none of its processes. */
  LocalState stopped() {
    return new LocalState(
        version,
        port,
        portBase,
        balanced,
        catalogueLoaded,
        Map.of(),
        joinedOnly().cloudNames().stream().map(Cloud::empty).toList());
  }

  ProcessRecord server(Server server) {
    return servers.getOrDefault(server, ProcessRecord.NONE);
  }

  /** Whether there are clouds that replicate to each other, and a record over them. */
  boolean severalClouds() {
    return clouds.size() > 1;
  }

  Optional<Cloud> cloud(String name) {
    return clouds.stream().filter(cloud -> cloud.name().equals(name)).findFirst();
  }

  List<String> cloudNames() {
    return clouds.stream().map(Cloud::name).toList();
  }

  /** The other clouds. */
  List<String> peersOf(String cloud) {
    return cloudNames().stream().filter(name -> !name.equals(cloud)).toList();
  }

  Optional<Member> member(String name) {
    return clouds.stream()
        .flatMap(cloud -> cloud.members().stream())
        .filter(member -> member.name().equals(name))
        .findFirst();
  }

  Cloud cloudOf(Member member) {
    return clouds.stream()
        .filter(cloud -> cloud.members().stream().anyMatch(m -> m.name().equals(member.name())))
        .findFirst()
        .orElseThrow();
  }

  PortPlan ports() {
    return new PortPlan(portBase);
  }

  /** The address that shoppers use. */
  String url() {
    return "http://" + PortPlan.PUBLIC_ADDRESS + ":" + port;
  }

  /** Where a cloud's balancer listens, or its only member. The record has one port for all. */
  String cloudAddress(String cloud) {
    return severalClouds() ? PortPlan.address(cloud) : PortPlan.PUBLIC_ADDRESS;
  }

  String cloudUrl(String cloud) {
    return "http://" + cloudAddress(cloud) + ":" + port;
  }

  /** Every process. */
  Stream<ProcessRecord> processes() {
    return Stream.concat(
            servers.values().stream(), clouds.stream().flatMap(cloud -> cloud.processes().stream()))
        .filter(process -> !process.equals(ProcessRecord.NONE));
  }

  boolean anyProcess() {
    return processes().anyMatch(ProcessRecord::exists);
  }
}
