package shop.catamaran.operator.local;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.targets.FolderStorage;
import shop.catamaran.operator.targets.ObjectStorage;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.TargetMember.Condition;
import shop.catamaran.operator.targets.Traffic;

/** A cloud of this machine, whose members are processes. Every change is done when it returns. */
final class LocalTarget implements Target {

  private final StateFolder folder;
  private final String cloud;
  private final Membership membership;
  private final MemberServer servers;
  private final Releases releases;

  LocalTarget(
      StateFolder folder,
      String cloud,
      Membership membership,
      MemberServer servers,
      Releases releases) {
    this.folder = folder;
    this.cloud = cloud;
    this.membership = membership;
    this.servers = servers;
    this.releases = releases;
  }

  @Override
  public String cloud() {
    return cloud;
  }

  @Override
  public URI url() {
    return URI.create(state().cloudUrl(cloud));
  }

  @Override
  public List<TargetMember> members() {
    return own().members().stream()
        .map(
            member ->
                new TargetMember(
                    member.name(),
                    member.release(),
                    condition(member),
                    Long.toString(member.process().pid()),
                    Optional.of(URI.create(member.url()))))
        .toList();
  }

  private Condition condition(Member member) {
    if (member.process().condition() != ProcessRecord.Condition.RUNNING) {
      return Condition.FAILED;
    }
    if (Files.exists(servers.drainFile(member))) {
      return Condition.LEAVING;
    }
    boolean isSent =
        state().balanced()
            ? balancer().sees(member).filter(seen -> seen.startsWith("UP")).isPresent()
            : MemberServer.ready(member);
    return isSent ? Condition.SERVING : Condition.NOT_READY;
  }

  @Override
  public void add() {
    membership.add(cloud);
  }

  @Override
  public void remove(String member) {
    membership.remove(named(member).name());
  }

  @Override
  public void replace(String member) {
    membership.restart(named(member).name());
  }

  @Override
  public String release() {
    return releases.version(own());
  }

  @Override
  public void startWith(Release release) {
    if (own().release().isEmpty()) {
      releases.keepBuilt(storage());
    }
    releases.unpack(release, storage());
    folder.write(state().with(own().withRelease(release.version())));
  }

  @Override
  public Traffic traffic() {
    return state().balanced() ? balancer().traffic() : new Traffic(0, 0);
  }

  @Override
  public ObjectStorage storage() {
    return new FolderStorage(folder.objectStorage(cloud));
  }

  @Override
  public SecretStore secrets() {
    return folder.secretStore();
  }

  private Member named(String name) {
    return own().members().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new RefusedException("There is no member " + name + " in " + cloud + "."));
  }

  private Balancer balancer() {
    return new Balancer(folder, state(), own());
  }

  private Cloud own() {
    return state().cloud(cloud).orElseThrow();
  }

  private LocalState state() {
    return folder.read().orElseThrow();
  }
}
