package shop.catamaran.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.backup.StoredBackups;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.TargetMember.Condition;
import shop.catamaran.operator.targets.Traffic;
import shop.catamaran.targets.FakeStamp.Health;

/** What every cloud must do alike, by the provider's own client against a stamp on loopback. */
public abstract class TargetContract {

  protected static final String OLD_SHA_256 = "0".repeat(64);
  protected static final Release NEW = new Release("1.4.0", "ab".repeat(32));

  @TempDir protected Path folder;

  protected FakeCloud cloud;
  protected Target target;

  /** A stamp, and the address of its store of releases. */
  protected abstract FakeCloud cloud();

  protected abstract Target target(FakeCloud cloud);

  protected abstract String releases();

  @BeforeEach
  void start() {
    cloud = cloud();
    cloud.stamp.start(StampUserData.of("1.3.0", OLD_SHA_256, releases()));
    target = target(cloud);
  }

  @AfterEach
  void stop() {
    target.close();
    cloud.close();
  }

  @Test
  void takesANewReleaseMemberByMember() throws IOException {
    List<TargetMember> before = target.members();
    assertThat(before).hasSize(2).allMatch(TargetMember::serving);
    assertThat(releasesOf(before)).containsOnly("1.3.0");
    assertThat(before.get(0).address()).contains(URI.create("http://10.10.1.11:8080"));

    target.storage().put(file("archive"), Release.key("1.4.0"));
    target.startWith(NEW);

    assertThat(target.release()).isEqualTo("1.4.0");
    assertThat(cloud.stamp.userData).isEqualTo(StampUserData.of("1.4.0", NEW.sha256(), releases()));
    settle();
    assertThat(releasesOf(target.members())).containsOnly("1.3.0");

    target.replace(before.get(0).name());
    assertThat(conditions()).contains(Condition.LEAVING);
    settle();
    assertThat(releasesOf(target.members())).containsExactlyInAnyOrder("1.3.0", "1.4.0");
    target.replace(
        target.members().stream()
            .filter(member -> member.release().equals("1.3.0"))
            .findFirst()
            .orElseThrow()
            .name());
    settle();

    assertThat(target.members()).hasSize(2).allMatch(TargetMember::serving);
    assertThat(releasesOf(target.members())).containsOnly("1.4.0");
  }

  @Test
  void startsWithTheSameReleaseWithoutAChange() throws IOException {
    target.storage().put(file("archive"), Release.key("1.4.0"));
    target.startWith(NEW);
    cloud.forget();

    target.startWith(NEW);

    assertThat(changes()).isEmpty();
  }

  @Test
  void refusesAReleaseThatIsNotInTheStorage() {
    assertThatThrownBy(() -> target.startWith(NEW))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "The object storage of " + target.cloud() + " has no releases/1.4.0/catamaran.tar.gz.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void addsAMemberThatStaysAndRemovesIt() {
    target.add();
    settle();

    assertThat(target.members()).hasSize(3).allMatch(TargetMember::serving);
    assertThat(cloud.stamp.least).isEqualTo(3);

    String member = target.members().get(0).name();
    target.remove(member);

    assertThat(condition(member)).isEqualTo(Condition.LEAVING);
    settle();
    assertThat(target.members()).hasSize(2).noneMatch(one -> one.name().equals(member));
    assertThat(cloud.stamp.least).isEqualTo(2);
  }

  @Test
  void addsNoMoreThanTheStampAllows() {
    cloud.stamp.most = 2;

    assertThatThrownBy(target::add)
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            target.cloud()
                + " has 2 members and may have no more than 2; its stamp's variable members.max"
                + " says so.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void keepsTwoMembers() {
    String member = target.members().get(0).name();

    assertThatThrownBy(() -> target.remove(member))
        .isInstanceOf(RefusedException.class)
        .hasMessage(target.cloud() + " has 2 members and needs two, so that one can die.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void refusesAMemberThatIsNotThere() {
    assertThatThrownBy(() -> target.replace("nobody"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("There is no member nobody in " + target.cloud() + ".");
    assertThat(changes()).isEmpty();
  }

  @Test
  void refusesAMemberThatLeavesAlready() {
    String member = target.members().get(0).name();
    cloud.stamp.machine(1).health = Health.LEAVING;

    assertThatThrownBy(() -> target.replace(member))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The member " + member + " leaves already.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void knowsAMemberInEveryCondition() {
    FakeStamp.Machine machine = cloud.stamp.machine(1);
    String member = target.members().get(0).name();

    machine.health = Health.NEW;
    assertThat(condition(member)).isEqualTo(Condition.NOT_READY);
    machine.health = Health.SERVING;
    assertThat(condition(member)).isEqualTo(Condition.SERVING);
    machine.health = Health.UNREADY;
    assertThat(condition(member)).isEqualTo(Condition.NOT_READY);
    machine.health = Health.SILENT;
    assertThat(condition(member)).isEqualTo(Condition.FAILED);
    machine.health = Health.DEAD;
    assertThat(condition(member)).isEqualTo(Condition.FAILED);
    machine.health = Health.LEAVING;
    assertThat(condition(member)).isEqualTo(Condition.LEAVING);
  }

  @Test
  void countsAMemberAsServingWhenTheWholeBalancerDoes() {
    FakeStamp.Machine machine = cloud.stamp.machine(1);
    String member = target.members().get(0).name();

    machine.halfKnown = true;
    assertThat(condition(member)).isEqualTo(Condition.NOT_READY);
    machine.halfKnown = false;
    assertThat(condition(member)).isEqualTo(Condition.SERVING);
  }

  @Test
  void countsTraffic() {
    Traffic before = target.traffic();
    assertThat(before).isEqualTo(new Traffic(0, 0));
    cloud.stamp.requests += 1000;
    cloud.stamp.failed += 7;

    Traffic now = target.traffic();

    assertThat(now.since(before)).isEqualTo(new Traffic(1000, 7));
  }

  /** Also a cloud that is drained is asked all the time, and says 503 to the record. */
  @Test
  void countsNoUpkeepAmongTheTraffic() {
    cloud.stamp.requests = 1000;
    cloud.stamp.failed = 7;
    Traffic before = target.traffic();
    cloud.stamp.upkeep = 500;
    cloud.stamp.upkeepFailed = 300;

    Traffic now = target.traffic();

    assertThat(before).isEqualTo(new Traffic(1000, 7));
    assertThat(now.since(before)).isEqualTo(new Traffic(0, 0));
  }

  @Test
  void saysHowLateItsTrafficIs() {
    assertThat(target.trafficDelay()).isEqualTo(trafficDelay());
  }

  @Test
  void keepsFiles() throws IOException {
    target.storage().put(file("one"), "backups/aws-1.backup");
    target.storage().put(file("two"), "backups/aws-2.backup");
    target.storage().put(file("three"), "backups/azure-1.backup");
    target.storage().put(file("archive"), Release.key("1.4.0"));

    Path fetched = folder.resolve("fetched");
    target.storage().get("backups/aws-2.backup", fetched);

    assertThat(fetched).hasContent("two");
    assertThat(target.storage().list("backups/aws-"))
        .containsExactly("backups/aws-1.backup", "backups/aws-2.backup");
    assertThat(target.storage().list(""))
        .containsExactly(
            "backups/aws-1.backup",
            "backups/aws-2.backup",
            "backups/azure-1.backup",
            "releases/1.4.0/catamaran.tar.gz");

    target.storage().put(file("new"), "backups/aws-2.backup");
    target.storage().delete("backups/aws-1.backup");
    target.storage().delete("backups/aws-1.backup");
    Path again = folder.resolve("again");
    target.storage().get("backups/aws-2.backup", again);

    assertThat(again).hasContent("new");
    assertThat(target.storage().list("backups/aws-")).containsExactly("backups/aws-2.backup");
  }

  @Test
  void keepsBackupsAndDeletesNoneForOneThatItDoesNotTake() throws IOException {
    StoredBackups backups = new StoredBackups("azure", target.storage(), Progress.silent());
    for (int day = 1; day <= 3; day++) {
      Path file = Files.writeString(folder.resolve("aws-2026010" + day + "T000000Z.backup"), "b");
      backups.put(file, "aws", 2);
    }
    assertThat(target.storage().list("backups/"))
        .containsExactly(
            "backups/aws-20260102T000000Z.backup", "backups/aws-20260103T000000Z.backup");
    String content = backups.fetch("aws-20260103T000000Z.backup", TargetContract::content);
    assertThat(content).isEqualTo("b");

    Path next = Files.writeString(folder.resolve("aws-20260104T000000Z.backup"), "b");
    cloud.answerAlways(cloud.denied());
    assertThatThrownBy(() -> backups.put(next, "aws", 1)).isInstanceOf(RefusedException.class);
    cloud.answerAlways(null);
    assertThat(target.storage().list("backups/"))
        .containsExactly(
            "backups/aws-20260102T000000Z.backup", "backups/aws-20260103T000000Z.backup");
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("file");

    assertThatThrownBy(() -> target.storage().get("backups/none", file))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("There is no backups/none in ");
    assertThat(file).doesNotExist();
    assertThatThrownBy(() -> target.storage().put(file("one"), "elsewhere/one"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("There is no store for elsewhere/one: keys begin with releases/ or backups/.");
  }

  @Test
  void keepsSecrets() {
    assertThat(target.secrets().get("VISITOR_KEY")).isEmpty();

    target.secrets().put("VISITOR_KEY", "not a real key");
    target.secrets().put("VISITOR_KEY", "nor this one");

    assertThat(target.secrets().get("VISITOR_KEY")).contains("nor this one");
    assertThat(cloud.stamp.secrets).containsEntry("catamaran-visitor-key", "nor this one");
  }

  @Test
  void asksAgainWhenAskedTooOften() {
    cloud.answerNext(cloud.throttled());

    assertThat(target.members()).hasSize(2);
  }

  @Test
  void saysWhatMayNotBeAsked() {
    cloud.answerAlways(cloud.denied());

    assertThatThrownBy(() -> target.members())
        .isInstanceOf(RefusedException.class)
        .hasMessage(deniedSentence());
  }

  @Test
  void saysThatTheCloudIsBroken() {
    cloud.answerAlways(cloud.broken());

    assertThatThrownBy(() -> target.members())
        .isInstanceOf(RefusedException.class)
        .hasMessage(brokenSentence());
    assertThat(cloud.requests()).as("asked again").hasSizeGreaterThan(1);
  }

  @Test
  void saysThatThereIsNoGroup() {
    cloud.stamp.there = false;

    assertThatThrownBy(() -> target.members())
        .isInstanceOf(RefusedException.class)
        .hasMessage(absentSentence());
  }

  /** As the provider documents it, with the minute that is counted as a whole. */
  protected abstract Duration trafficDelay();

  protected abstract String deniedSentence();

  protected abstract String brokenSentence();

  protected abstract String absentSentence();

  /** Requests that change anything. */
  protected abstract List<Request> changes();

  protected Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "file", ""), content);
  }

  /** Until everything that goes on has come to its end. */
  protected void settle() {
    for (int i = 0; i < 3; i++) {
      cloud.stamp.settle();
    }
  }

  private List<Condition> conditions() {
    return target.members().stream().map(TargetMember::condition).toList();
  }

  private Condition condition(String name) {
    return target.members().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow()
        .condition();
  }

  private static List<String> releasesOf(List<TargetMember> members) {
    return members.stream().map(TargetMember::release).toList();
  }
}
