package shop.catamaran.targets.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.polling.PollResult;
import com.azure.core.util.Context;
import com.azure.core.util.polling.SyncPoller;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineScaleSetVMInner;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import com.azure.resourcemanager.network.fluent.models.ApplicationGatewayBackendHealthInner;
import com.azure.resourcemanager.network.fluent.models.ApplicationGatewayBackendHealthServerInner;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.models.ApplicationGatewayBackendHealthServerHealth;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.TargetMember.Condition;
import shop.catamaran.targets.UserData;

/** The members of a scale set: its machines, as the set and the gateway know them. */
final class AzureMembers {

  private static final int HTTP_PORT = 8080;
  private static final Set<String> OFF =
      Set.of("PowerState/stopped", "PowerState/stopping", "PowerState/deallocated");

  private final AzurePlace place;
  private final AzureClients clients;
  private final Duration pollInterval;

  AzureMembers(AzurePlace place, AzureClients clients, Duration pollInterval) {
    this.place = place;
    this.clients = clients;
    this.pollInterval = pollInterval;
  }

  /** The machines alone. */
  List<VirtualMachineScaleSetVMInner> machines() {
    return Azure.ask(
        "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read",
        () ->
            clients
                .machines()
                .getVirtualMachineScaleSetVMs()
                .list(
                    place.resourceGroup(), place.group(), null, null, "instanceView", Context.NONE)
                .stream()
                .toList());
  }

  /**
   * The members.
   *
   * @param gateway its name
   */
  List<TargetMember> of(String gateway) {
    Map<String, String> addresses = addresses();
    List<Map<String, ApplicationGatewayBackendHealthServerHealth>> health = health(gateway);
    return machines().stream()
        .map(
            machine -> {
              Optional<String> address =
                  Optional.ofNullable(addresses.get(machine.id().toLowerCase(Locale.ROOT)));
              return new TargetMember(
                  machine.name(),
                  release(machine),
                  condition(
                      machine, health.stream().map(servers -> address.map(servers::get)).toList()),
                  machine.name(),
                  address.map(at -> URI.create("http://" + at + ":" + HTTP_PORT)));
            })
        .sorted(Comparator.comparing(TargetMember::name))
        .toList();
  }

  static boolean leaving(VirtualMachineScaleSetVMInner machine) {
    return "Deleting".equalsIgnoreCase(machine.provisioningState());
  }

  private String release(VirtualMachineScaleSetVMInner machine) {
    return Azure.ask(
        "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read",
        () -> {
          try {
            return Optional.ofNullable(
                    clients
                        .machines()
                        .getVirtualMachineScaleSetVMs()
                        .getWithResponse(
                            place.resourceGroup(),
                            place.group(),
                            machine.instanceId(),
                            InstanceViewTypes.USER_DATA,
                            Context.NONE)
                        .getValue()
                        .userData())
                .flatMap(text -> UserData.decode(text).release())
                .orElse("");
          } catch (HttpResponseException e) {
            if (Azure.absent(e)) {
              return "";
            }
            throw e;
          }
        });
  }

  /** Private addresses by the machines' ids, in small letters: Azure's answers differ in that. */
  private Map<String, String> addresses() {
    return Azure.ask(
        "Microsoft.Compute/virtualMachineScaleSets/networkInterfaces/read",
        () -> {
          Map<String, String> addresses = new HashMap<>();
          for (NetworkInterfaceInner card :
              clients
                  .network()
                  .getNetworkInterfaces()
                  .listVirtualMachineScaleSetNetworkInterfaces(
                      place.resourceGroup(), place.group())) {
            if (card.virtualMachine() != null) {
              card.ipConfigurations().stream()
                  .map(configuration -> configuration.privateIpAddress())
                  .filter(address -> address != null)
                  .findFirst()
                  .ifPresent(
                      address ->
                          addresses.put(
                              card.virtualMachine().id().toLowerCase(Locale.ROOT), address));
            }
          }
          return addresses;
        });
  }

  /** By address, for each of the gateway's settings, for shoppers and for upkeep. */
  private List<Map<String, ApplicationGatewayBackendHealthServerHealth>> health(String gateway) {
    ApplicationGatewayBackendHealthInner answer =
        Azure.ask(
            "Microsoft.Network/applicationGateways/backendhealth/action",
            () -> {
              SyncPoller<
                      PollResult<ApplicationGatewayBackendHealthInner>,
                      ApplicationGatewayBackendHealthInner>
                  poller =
                      clients
                          .network()
                          .getApplicationGateways()
                          .beginBackendHealth(place.resourceGroup(), gateway);
              return poller.setPollInterval(pollInterval).getFinalResult();
            });
    return Stream.ofNullable(answer.backendAddressPools())
        .flatMap(List::stream)
        .flatMap(pool -> pool.backendHttpSettingsCollection().stream())
        .map(settings -> health(settings.servers()))
        .toList();
  }

  private static Map<String, ApplicationGatewayBackendHealthServerHealth> health(
      List<ApplicationGatewayBackendHealthServerInner> servers) {
    Map<String, ApplicationGatewayBackendHealthServerHealth> health = new HashMap<>();
    servers.forEach(server -> health.put(server.address(), server.health()));
    return health;
  }

  private static Condition condition(
      VirtualMachineScaleSetVMInner machine,
      List<Optional<ApplicationGatewayBackendHealthServerHealth>> gateway) {
    if (leaving(machine)
        || gateway.contains(Optional.of(ApplicationGatewayBackendHealthServerHealth.DRAINING))) {
      return Condition.LEAVING;
    }
    if ("Creating".equalsIgnoreCase(machine.provisioningState())) {
      return Condition.NOT_READY;
    }
    if ("Failed".equalsIgnoreCase(machine.provisioningState()) || off(machine)) {
      return Condition.FAILED;
    }
    if (!gateway.isEmpty()
        && gateway.stream()
            .allMatch(Optional.of(ApplicationGatewayBackendHealthServerHealth.UP)::equals)) {
      return Condition.SERVING;
    }
    return unhealthy(machine) ? Condition.FAILED : Condition.NOT_READY;
  }

  private static boolean off(VirtualMachineScaleSetVMInner machine) {
    return machine.instanceView() != null
        && machine.instanceView().statuses() != null
        && machine.instanceView().statuses().stream()
            .anyMatch(status -> OFF.contains(status.code()));
  }

  /** What the extension says that asks /health/started: a member that merely is unready passes. */
  private static boolean unhealthy(VirtualMachineScaleSetVMInner machine) {
    return machine.instanceView() != null
        && machine.instanceView().vmHealth() != null
        && "HealthState/unhealthy"
            .equalsIgnoreCase(machine.instanceView().vmHealth().status().code());
  }
}
