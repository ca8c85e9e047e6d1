package shop.catamaran.targets.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineScaleSetInner;
import com.azure.resourcemanager.compute.models.ExpandTypesForGetVMScaleSets;
import com.azure.resourcemanager.compute.models.Sku;
import com.azure.resourcemanager.compute.models.UpgradeMode;
import com.azure.resourcemanager.compute.models.VirtualMachineScaleSetUpdate;
import com.azure.resourcemanager.compute.models.VirtualMachineScaleSetUpdateVMProfile;
import com.azure.resourcemanager.compute.models.VirtualMachineScaleSetVMInstanceRequiredIDs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.Traffic;
import shop.catamaran.targets.Size;
import shop.catamaran.targets.StampTarget;
import shop.catamaran.targets.Stores;
import shop.catamaran.targets.UserData;

/** A stamp of deploy/azure: a scale set behind an application gateway. */
final class AzureTarget extends StampTarget {

  private static final Pattern GATEWAY =
      Pattern.compile("(.*/applicationGateways/([^/]+))/.*", Pattern.CASE_INSENSITIVE);

  private final AzurePlace place;
  private final AzureClients clients;
  private final AzureMembers members;
  private final AzureScaling scaling;
  private final AzureTraffic traffic;

  AzureTarget(AzurePlace place, AzureClients clients, Clock clock, Duration pollInterval) {
    super(
        place.cloud(),
        place.url(),
        new Stores(new BlobStorage(clients.releases()), new BlobStorage(clients.backups())));
    this.place = place;
    this.clients = clients;
    this.members = new AzureMembers(place, clients, pollInterval);
    this.scaling = new AzureScaling(place, clients);
    this.traffic = new AzureTraffic(clients.monitor(), clock);
  }

  @Override
  public List<TargetMember> members() {
    return members.of(gateway(group()).group(2));
  }

  @Override
  public void add() {
    VirtualMachineScaleSetInner group = group();
    Size size = scaling.size(count(group)).more(cloud());
    scaling.least(size);
    resize(group, size.members());
  }

  @Override
  public void remove(String member) {
    Size size = scaling.size(count(group())).fewer(cloud());
    String instance = instance(member);
    scaling.least(size);
    delete(instance);
  }

  /** The new machine is asked for first: to take one away lowers the number of all. */
  @Override
  public void replace(String member) {
    VirtualMachineScaleSetInner group = group();
    String instance = instance(member);
    resize(group, count(group) + 1);
    delete(instance);
  }

  @Override
  public void startWith(Release release) {
    storage().require(cloud(), release);
    VirtualMachineScaleSetInner group = group();
    if (group.upgradePolicy() == null || group.upgradePolicy().mode() != UpgradeMode.MANUAL) {
      throw new RefusedException(
          "The scale set "
              + place.group()
              + " replaces its members by itself; its upgrade mode must be Manual, as the stamp has"
              + " it.");
    }
    UserData old = userData(group);
    UserData userData = old.with(release, place.releases() + "/" + Release.key(release.version()));
    if (userData.text().equals(old.text())) {
      return;
    }
    update(
        new VirtualMachineScaleSetUpdate()
            .withVirtualMachineProfile(
                new VirtualMachineScaleSetUpdateVMProfile().withUserData(userData.encode())));
  }

  @Override
  public Traffic traffic() {
    return traffic.of(gateway(group()).group(1));
  }

  /**
   * A request is counted at the end of its minute, and the minute shows up to three minutes after.
   *
   * @see <a
   *     href="https://learn.microsoft.com/en-us/azure/application-gateway/application-gateway-metrics">what
   *     a gateway sends in 60-second intervals</a>
   * @see <a
   *     href="https://learn.microsoft.com/en-us/azure/azure-monitor/logs/data-ingestion-time">under
   *     a minute until platform metrics are kept, and three more until they are handed on</a>
   * @see <a href="https://github.com/Azure/azure-libraries-for-net/issues/499">the newest two
   *     minutes, which have no values yet</a>
   */
  @Override
  public Duration trafficDelay() {
    return Duration.ofMinutes(4);
  }

  @Override
  public SecretStore secrets() {
    return new VaultSecrets(clients.secrets());
  }

  private VirtualMachineScaleSetInner group() {
    return Azure.ask(
        "Microsoft.Compute/virtualMachineScaleSets/read",
        () -> {
          try {
            return clients
                .machines()
                .getVirtualMachineScaleSets()
                .getByResourceGroupWithResponse(
                    place.resourceGroup(),
                    place.group(),
                    ExpandTypesForGetVMScaleSets.USER_DATA,
                    Context.NONE)
                .getValue();
          } catch (HttpResponseException e) {
            if (Azure.absent(e)) {
              throw new RefusedException(
                  "There is no scale set "
                      + place.group()
                      + " in the resource group "
                      + place.resourceGroup()
                      + ".",
                  e);
            }
            throw e;
          }
        });
  }

  private static int count(VirtualMachineScaleSetInner group) {
    return Math.toIntExact(group.sku().capacity());
  }

  @Override
  protected UserData userData() {
    return userData(group());
  }

  private static UserData userData(VirtualMachineScaleSetInner group) {
    return Optional.ofNullable(group.virtualMachineProfile().userData())
        .map(UserData::decode)
        .orElse(UserData.of(""));
  }

  /** The gateway that the scale set's machines are behind: its id and its name. */
  private Matcher gateway(VirtualMachineScaleSetInner group) {
    return group.virtualMachineProfile().networkProfile().networkInterfaceConfigurations().stream()
        .flatMap(card -> card.ipConfigurations().stream())
        .flatMap(
            configuration ->
                Stream.ofNullable(configuration.applicationGatewayBackendAddressPools()))
        .flatMap(List::stream)
        .map(pool -> GATEWAY.matcher(pool.id()))
        .filter(Matcher::matches)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "The scale set " + place.group() + " is behind no application gateway."));
  }

  private String instance(String member) {
    return staying(
            member,
            members.machines().stream().filter(one -> one.name().equals(member)).findFirst(),
            AzureMembers::leaving)
        .instanceId();
  }

  private void resize(VirtualMachineScaleSetInner group, int count) {
    update(
        new VirtualMachineScaleSetUpdate()
            .withSku(
                new Sku()
                    .withName(group.sku().name())
                    .withTier(group.sku().tier())
                    .withCapacity((long) count)));
  }

  /** Not waited for. */
  private void update(VirtualMachineScaleSetUpdate change) {
    Azure.ask(
        "Microsoft.Compute/virtualMachineScaleSets/write",
        () ->
            clients
                .machines()
                .getVirtualMachineScaleSets()
                .beginUpdate(place.resourceGroup(), place.group(), change));
  }

  /** Not waited for. */
  private void delete(String instance) {
    Azure.ask(
        "Microsoft.Compute/virtualMachineScaleSets/delete/action",
        () ->
            clients
                .machines()
                .getVirtualMachineScaleSets()
                .beginDeleteInstances(
                    place.resourceGroup(),
                    place.group(),
                    new VirtualMachineScaleSetVMInstanceRequiredIDs()
                        .withInstanceIds(List.of(instance))));
  }
}
