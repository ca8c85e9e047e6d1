package shop.catamaran.operator.local;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.catamaran.operator.process.ProcessRecord;

/**
 * What was started on this machine.
 *
 * @param version of this form
 * @param balanced whether balancers stand in front of the members
 * @param catalogueLoaded whether the first start's catalogue is in the database
 */
record LocalState(
    int version,
    int port,
    int portBase,
    boolean balanced,
    boolean catalogueLoaded,
    ProcessRecord gateway,
    ProcessRecord mail,
    List<Cloud> clouds) {

  static final int VERSION = 1;

  LocalState {
    clouds = clouds == null ? List.of() : List.copyOf(clouds);
  }

  /** Nothing started yet. */
  static LocalState fresh(UpOptions options, boolean catalogueLoaded) {
    return new LocalState(
        VERSION,
        options.port(),
        options.portBase(),
        options.members() > 1,
        catalogueLoaded,
        ProcessRecord.NONE,
        ProcessRecord.NONE,
        options.clouds().stream().map(Cloud::empty).toList());
  }

  LocalState withGateway(ProcessRecord process) {
    return new LocalState(
        version, port, portBase, balanced, catalogueLoaded, process, mail, clouds);
  }

  LocalState withMail(ProcessRecord process) {
    return new LocalState(
        version, port, portBase, balanced, catalogueLoaded, gateway, process, clouds);
  }

  LocalState withCatalogue() {
    return new LocalState(version, port, portBase, balanced, true, gateway, mail, clouds);
  }

  LocalState with(Cloud cloud) {
    return new LocalState(
        version,
        port,
        portBase,
        balanced,
        catalogueLoaded,
        gateway,
        mail,
        clouds.stream().map(c -> c.name().equals(cloud.name()) ? cloud : c).toList());
  }

  Optional<Cloud> cloud(String name) {
    return clouds.stream().filter(cloud -> cloud.name().equals(name)).findFirst();
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

  List<String> memberNames() {
    return clouds.stream().flatMap(cloud -> cloud.members().stream()).map(Member::name).toList();
  }

  PortPlan ports() {
    return new PortPlan(portBase);
  }

  /** The address that shoppers use. */
  String url() {
    return "http://" + PortPlan.PUBLIC_ADDRESS + ":" + port;
  }

  /** Every process, servers that others need last. */
  Stream<ProcessRecord> processes() {
    return Stream.of(
            clouds.stream().map(Cloud::balancer),
            clouds.stream().flatMap(cloud -> cloud.members().stream()).map(Member::process),
            Stream.of(gateway, mail),
            clouds.stream().map(Cloud::database))
        .flatMap(part -> part)
        .filter(process -> !process.equals(ProcessRecord.NONE));
  }

  boolean anyProcess() {
    return processes().anyMatch(ProcessRecord::exists);
  }
}
