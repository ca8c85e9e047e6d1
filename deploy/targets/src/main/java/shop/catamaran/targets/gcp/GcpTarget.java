package shop.catamaran.targets.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.compute.model.Autoscaler;
import com.google.api.services.compute.model.AutoscalingPolicy;
import com.google.api.services.compute.model.InstanceGroupManager;
import com.google.api.services.compute.model.InstanceGroupManagerUpdatePolicy;
import com.google.api.services.compute.model.InstanceGroupManagerVersion;
import com.google.api.services.compute.model.InstanceProperties;
import com.google.api.services.compute.model.InstanceTemplate;
import com.google.api.services.compute.model.Operation;
import com.google.api.services.compute.model.RegionInstanceGroupManagersDeleteInstancesRequest;
import com.google.api.services.compute.model.RegionInstanceGroupManagersRecreateRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.Traffic;
import shop.catamaran.targets.Size;
import shop.catamaran.targets.StampTarget;
import shop.catamaran.targets.Stores;
import shop.catamaran.targets.UserData;

/** A stamp of deploy/gcp: a regional managed instance group behind an application load balancer. */
final class GcpTarget extends StampTarget {

  private static final int WAITS_MAX = 5;

  private final GcpPlace place;
  private final GcpClients clients;
  private final GcpMembers members;
  private final GcpTraffic traffic;

  GcpTarget(GcpPlace place, GcpClients clients, Clock clock) {
    super(
        place.cloud(),
        place.url(),
        new Stores(
            new GcsStorage(clients.storage(), place.releasesBucket()),
            new GcsStorage(clients.storage(), place.backupsBucket())));
    this.place = place;
    this.clients = clients;
    this.members = new GcpMembers(place, clients);
    this.traffic = new GcpTraffic(clients.monitoring(), place.project(), clock);
  }

  @Override
  public List<TargetMember> members() {
    return members.of(group());
  }

  /** The autoscaler alone changes the group's size; what it must keep to is its least number. */
  @Override
  public void add() {
    InstanceGroupManager group = group();
    Autoscaler autoscaler = autoscaler(group);
    least(autoscaler, size(group, autoscaler).more(cloud()));
  }

  @Override
  public void remove(String member) {
    InstanceGroupManager group = group();
    Autoscaler autoscaler = autoscaler(group);
    Size size = size(group, autoscaler).fewer(cloud());
    String instance = instance(member);
    if (size.least() < autoscaler.getAutoscalingPolicy().getMinNumReplicas()) {
      least(autoscaler, size);
    }
    Gcp.ask(
        "compute.instanceGroupManagers.update",
        () ->
            clients
                .compute()
                .regionInstanceGroupManagers()
                .deleteInstances(
                    place.project(),
                    place.region(),
                    place.group(),
                    new RegionInstanceGroupManagersDeleteInstancesRequest()
                        .setInstances(List.of(instance)))
                .execute());
  }

  /** The new member has the old one's name. */
  @Override
  public void replace(String member) {
    group();
    String instance = instance(member);
    Gcp.ask(
        "compute.instanceGroupManagers.update",
        () ->
            clients
                .compute()
                .regionInstanceGroupManagers()
                .recreateInstances(
                    place.project(),
                    place.region(),
                    place.group(),
                    new RegionInstanceGroupManagersRecreateRequest()
                        .setInstances(List.of(instance)))
                .execute());
  }

  @Override
  public void startWith(Release release) {
    storage().require(cloud(), release);
    InstanceGroupManager group = group();
    if (!Optional.ofNullable(group.getUpdatePolicy())
        .map(InstanceGroupManagerUpdatePolicy::getType)
        .equals(Optional.of("OPPORTUNISTIC"))) {
      throw new RefusedException(
          "The instance group "
              + place.group()
              + " replaces its members by itself; its update policy must be OPPORTUNISTIC, as the"
              + " stamp has it.");
    }
    InstanceProperties properties = template(group).getProperties();
    UserData old = GcpMembers.userData(properties.getMetadata());
    UserData userData = old.with(release, place.releases() + "/" + Release.key(release.version()));
    if (userData.text().equals(old.text())) {
      return;
    }
    properties.getMetadata().setFingerprint(null);
    properties.getMetadata().getItems().stream()
        .filter(item -> item.getKey().equals("user-data"))
        .forEach(item -> item.setValue(userData.text()));
    String template = insert(properties);
    finish(
        Gcp.ask(
            "compute.instanceGroupManagers.update and compute.instanceTemplates.useReadOnly",
            () ->
                clients
                    .compute()
                    .regionInstanceGroupManagers()
                    .patch(
                        place.project(),
                        place.region(),
                        place.group(),
                        new InstanceGroupManager()
                            .setVersions(
                                List.of(
                                    new InstanceGroupManagerVersion()
                                        .setInstanceTemplate(template))))
                    .execute()));
  }

  @Override
  public Traffic traffic() {
    return traffic.of(members.shoppers(group()));
  }

  /**
   * A request is counted at the end of its minute, and the minute shows up to 240 seconds after.
   *
   * @see <a href="https://cloud.google.com/monitoring/api/v3/latency-n-retention">how late metrics
   *     show that are sampled every 60 seconds</a>
   */
  @Override
  public Duration trafficDelay() {
    return Duration.ofMinutes(5);
  }

  @Override
  public SecretStore secrets() {
    return new GcpSecrets(clients.secrets(), place.secrets());
  }

  private InstanceGroupManager group() {
    return Gcp.ask(
        "compute.instanceGroupManagers.get",
        () -> {
          try {
            return clients
                .compute()
                .regionInstanceGroupManagers()
                .get(place.project(), place.region(), place.group())
                .execute();
          } catch (HttpResponseException e) {
            if (Gcp.absent(e)) {
              throw new RefusedException(
                  "There is no instance group "
                      + place.group()
                      + " in "
                      + place.region()
                      + " of the project "
                      + place.project()
                      + ".",
                  e);
            }
            throw e;
          }
        });
  }

  private Autoscaler autoscaler(InstanceGroupManager group) {
    String autoscaler = group.getStatus() == null ? null : group.getStatus().getAutoscaler();
    if (autoscaler == null) {
      throw new RefusedException(
          "The instance group " + place.group() + " has no autoscaler: the stamp is not open.");
    }
    return Gcp.ask(
        "compute.autoscalers.get",
        () ->
            clients
                .compute()
                .regionAutoscalers()
                .get(place.project(), place.region(), last(autoscaler))
                .execute());
  }

  private static Size size(InstanceGroupManager group, Autoscaler autoscaler) {
    return new Size(
        autoscaler.getAutoscalingPolicy().getMinNumReplicas(),
        group.getTargetSize(),
        autoscaler.getAutoscalingPolicy().getMaxNumReplicas());
  }

  private void least(Autoscaler autoscaler, Size size) {
    finish(
        Gcp.ask(
            "compute.autoscalers.update",
            () ->
                clients
                    .compute()
                    .regionAutoscalers()
                    .patch(
                        place.project(),
                        place.region(),
                        new Autoscaler()
                            .setAutoscalingPolicy(
                                new AutoscalingPolicy().setMinNumReplicas(size.least())))
                    .setAutoscaler(autoscaler.getName())
                    .execute()));
  }

  @Override
  protected UserData userData() {
    return GcpMembers.userData(template(group()).getProperties().getMetadata());
  }

  private InstanceTemplate template(InstanceGroupManager group) {
    String name = last(group.getVersions().get(0).getInstanceTemplate());
    return Gcp.ask(
        "compute.instanceTemplates.get",
        () -> clients.compute().instanceTemplates().get(place.project(), name).execute());
  }

  /** Named by what is in it: the same once more is the one that is there. */
  private String insert(InstanceProperties properties) {
    String name = "catamaran-" + digest(properties);
    Gcp.ask(
            "compute.instanceTemplates.create",
            () -> {
              try {
                return Optional.of(
                    clients
                        .compute()
                        .instanceTemplates()
                        .insert(
                            place.project(),
                            new InstanceTemplate().setName(name).setProperties(properties))
                        .execute());
              } catch (HttpResponseException e) {
                if (e.getStatusCode() == 409) {
                  return Optional.<Operation>empty();
                }
                throw e;
              }
            })
        .ifPresent(this::finish);
    return "projects/" + place.project() + "/global/instanceTemplates/" + name;
  }

  private static String digest(InstanceProperties properties) {
    try {
      byte[] text = GsonFactory.getDefaultInstance().toString(properties).getBytes(UTF_8);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
          .substring(0, 20);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String instance(String member) {
    return staying(
            member,
            members.machines().stream()
                .filter(one -> GcpMembers.name(one).equals(member))
                .findFirst(),
            GcpMembers::leaving)
        .getInstance();
  }

  /** What comes next needs the outcome. */
  private void finish(Operation started) {
    Operation operation = started;
    for (int i = 0; i < WAITS_MAX && !"DONE".equals(operation.getStatus()); i++) {
      operation = await(operation);
    }
    if (!"DONE".equals(operation.getStatus())) {
      throw new RefusedException(
          "GCP has not finished " + operation.getOperationType() + " in ten minutes.");
    }
    if (operation.getError() != null && !operation.getError().getErrors().isEmpty()) {
      throw new RefusedException(
          "GCP refused "
              + operation.getOperationType()
              + ": "
              + operation.getError().getErrors().get(0).getMessage());
    }
  }

  private Operation await(Operation operation) {
    return operation.getRegion() == null
        ? Gcp.ask(
            "compute.globalOperations.get",
            () ->
                clients
                    .compute()
                    .globalOperations()
                    .wait(place.project(), operation.getName())
                    .execute())
        : Gcp.ask(
            "compute.regionOperations.get",
            () ->
                clients
                    .compute()
                    .regionOperations()
                    .wait(place.project(), place.region(), operation.getName())
                    .execute());
  }

  private static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
