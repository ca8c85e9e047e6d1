package shop.catamaran.targets.gcp;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.compute.model.Backend;
import com.google.api.services.compute.model.BackendService;
import com.google.api.services.compute.model.BackendServiceList;
import com.google.api.services.compute.model.HealthStatus;
import com.google.api.services.compute.model.Instance;
import com.google.api.services.compute.model.InstanceGroupManager;
import com.google.api.services.compute.model.ManagedInstance;
import com.google.api.services.compute.model.Metadata;
import com.google.api.services.compute.model.RegionInstanceGroupManagersListInstancesResponse;
import com.google.api.services.compute.model.ResourceGroupReference;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.TargetMember.Condition;
import shop.catamaran.targets.UserData;

/**
 * The members of a group: its machines, as the group, the balancer and Compute Engine know them.
 */
final class GcpMembers {

  private static final int HTTP_PORT = 8080;
  private static final Pattern INSTANCE = Pattern.compile(".*/zones/([^/]+)/instances/([^/]+)");
  private static final Set<String> GOING = Set.of("DELETING", "RECREATING", "ABANDONING");
  private static final Set<String> COMING =
      Set.of("CREATING", "CREATING_WITHOUT_RETRIES", "RESTARTING", "STARTING", "RESUMING");
  private static final Set<String> SHUTTING = Set.of("STOPPING", "PENDING_STOP", "SUSPENDING");
  private static final Set<String> OFF = Set.of("TERMINATED", "STOPPED", "SUSPENDED");
  private static final Set<String> SILENT = Set.of("UNHEALTHY", "TIMEOUT");

  private final GcpPlace place;
  private final GcpClients clients;

  GcpMembers(GcpPlace place, GcpClients clients) {
    this.place = place;
    this.clients = clients;
  }

  List<TargetMember> of(InstanceGroupManager group) {
    List<Map<String, String>> health =
        backends(group).stream().map(backend -> health(backend, group)).toList();
    return machines().stream()
        .map(
            machine ->
                member(
                    machine,
                    health.stream()
                        .map(machines -> Optional.ofNullable(machines.get(name(machine))))
                        .toList()))
        .sorted(Comparator.comparing(TargetMember::name))
        .toList();
  }

  /** The machines alone. */
  List<ManagedInstance> machines() {
    return Gcp.ask(
        "compute.instanceGroupManagers.get",
        () -> {
          List<ManagedInstance> machines = new ArrayList<>();
          String token = null;
          do {
            RegionInstanceGroupManagersListInstancesResponse page =
                clients
                    .compute()
                    .regionInstanceGroupManagers()
                    .listManagedInstances(place.project(), place.region(), place.group())
                    .setPageToken(token)
                    .execute();
            if (page.getManagedInstances() != null) {
              machines.addAll(page.getManagedInstances());
            }
            token = page.getNextPageToken();
          } while (token != null);
          return machines;
        });
  }

  static String name(ManagedInstance machine) {
    return path(machine).group(2);
  }

  static boolean leaving(ManagedInstance machine) {
    return GOING.contains(machine.getCurrentAction())
        || SHUTTING.contains(String.valueOf(machine.getInstanceStatus()));
  }

  /** The names of the backend services that have the group, for shoppers and for upkeep. */
  List<String> backends(InstanceGroupManager group) {
    List<String> backends =
        Gcp.ask("compute.backendServices.list", () -> all(group.getInstanceGroup()));
    if (backends.isEmpty()) {
      throw noBalancer();
    }
    return backends;
  }

  /**
   * The name of the one that is for shoppers; the stamp names the other one so that it is known.
   */
  String shoppers(InstanceGroupManager group) {
    return backends(group).stream()
        .filter(name -> !name.endsWith("-upkeep"))
        .findFirst()
        .orElseThrow(this::noBalancer);
  }

  private RefusedException noBalancer() {
    return new RefusedException("The instance group " + place.group() + " is behind no balancer.");
  }

  private List<String> all(String group) throws IOException {
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      BackendServiceList page =
          clients.compute().backendServices().list(place.project()).setPageToken(token).execute();
      Stream.ofNullable(page.getItems())
          .flatMap(List::stream)
          .filter(service -> has(service, group))
          .map(BackendService::getName)
          .forEach(names::add);
      token = page.getNextPageToken();
    } while (token != null);
    return names;
  }

  /** What a machine or a template is handed. */
  static UserData userData(Metadata metadata) {
    return Optional.ofNullable(metadata).map(Metadata::getItems).stream()
        .flatMap(List::stream)
        .filter(item -> item.getKey().equals("user-data"))
        .findFirst()
        .map(item -> UserData.of(item.getValue()))
        .orElse(UserData.of(""));
  }

  private static boolean has(BackendService service, String group) {
    return Stream.ofNullable(service.getBackends())
        .flatMap(List::stream)
        .map(Backend::getGroup)
        .anyMatch(group::equals);
  }

  private Map<String, String> health(String backend, InstanceGroupManager group) {
    return Gcp.ask(
        "compute.backendServices.get",
        () ->
            Stream.ofNullable(
                    clients
                        .compute()
                        .backendServices()
                        .getHealth(
                            place.project(),
                            backend,
                            new ResourceGroupReference().setGroup(group.getInstanceGroup()))
                        .execute()
                        .getHealthStatus())
                .flatMap(List::stream)
                .filter(status -> status.getHealthState() != null)
                .collect(
                    Collectors.toMap(
                        status -> path(status.getInstance()).group(2),
                        HealthStatus::getHealthState,
                        (one, other) -> one)));
  }

  private TargetMember member(ManagedInstance machine, List<Optional<String>> health) {
    Optional<Instance> instance = instance(machine);
    return new TargetMember(
        name(machine),
        instance.flatMap(one -> userData(one.getMetadata()).release()).orElse(""),
        condition(machine, health),
        // Made anew, a machine may keep its name.
        instance.map(one -> String.valueOf(one.getId())).orElse(""),
        instance.stream()
            .flatMap(one -> Stream.ofNullable(one.getNetworkInterfaces()))
            .flatMap(List::stream)
            .filter(card -> card.getNetworkIP() != null)
            .map(card -> URI.create("http://" + card.getNetworkIP() + ":" + HTTP_PORT))
            .findFirst());
  }

  /** Empty while there is none yet, or no more. */
  private Optional<Instance> instance(ManagedInstance machine) {
    Matcher path = path(machine);
    return Gcp.ask(
        "compute.instances.get",
        () -> {
          try {
            return Optional.of(
                clients
                    .compute()
                    .instances()
                    .get(place.project(), path.group(1), path.group(2))
                    .execute());
          } catch (HttpResponseException e) {
            if (Gcp.absent(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private static Matcher path(ManagedInstance machine) {
    return path(machine.getInstance());
  }

  private static Matcher path(String instance) {
    Matcher path = INSTANCE.matcher(instance);
    if (!path.matches()) {
      throw new IllegalStateException(instance + " is no instance of a zone");
    }
    return path;
  }

  private static Condition condition(ManagedInstance machine, List<Optional<String>> health) {
    if (leaving(machine) || health.contains(Optional.of("DRAINING"))) {
      return Condition.LEAVING;
    }
    if (COMING.contains(machine.getCurrentAction())) {
      return Condition.NOT_READY;
    }
    if (OFF.contains(String.valueOf(machine.getInstanceStatus()))) {
      return Condition.FAILED;
    }
    if (health.stream().allMatch(Optional.of("HEALTHY")::equals)) {
      return Condition.SERVING;
    }
    // While it is verified it has never answered yet; afterwards the check asks /health/started,
    // which a member that merely is unready passes.
    boolean silent =
        !machine.getCurrentAction().equals("VERIFYING")
            && Stream.ofNullable(machine.getInstanceHealth())
                .flatMap(List::stream)
                .anyMatch(check -> SILENT.contains(check.getDetailedHealthState()));
    return silent ? Condition.FAILED : Condition.NOT_READY;
  }
}
