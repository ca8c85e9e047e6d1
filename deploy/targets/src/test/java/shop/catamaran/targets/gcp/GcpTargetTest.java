package shop.catamaran.targets.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.targets.FakeCloud;
import shop.catamaran.targets.Request;
import shop.catamaran.targets.Settings;
import shop.catamaran.targets.StampUserData;
import shop.catamaran.targets.TargetContract;

class GcpTargetTest extends TargetContract {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "url", "https://gcp.shop.example.org",
          "members", "projects/shop/regions/europe-west3/instanceGroupManagers/catamaran",
          "releases", "https://storage.googleapis.com/shop-catamaran-releases",
          "backups", "https://storage.googleapis.com/shop-catamaran-backups",
          "secrets", "https://secretmanager.googleapis.com/v1/projects/shop/secrets");

  @Override
  protected FakeCloud cloud() {
    return new FakeGcp();
  }

  @Override
  protected Target target(FakeCloud cloud) {
    return new GcpTarget(
        GcpPlace.of(new Settings("gcp", SETTINGS)),
        GcpClients.of(
            GoogleCredentials.create(
                new AccessToken("token", Date.from(Instant.now().plus(Duration.ofHours(1))))),
            Duration.ofMillis(1),
            Optional.of(cloud.address())),
        Clock.systemUTC());
  }

  @Override
  protected String releases() {
    return SETTINGS.get("releases");
  }

  @Override
  protected Duration trafficDelay() {
    return Duration.ofMinutes(5);
  }

  @Override
  protected String deniedSentence() {
    return "GCP does not let this identity do compute.instanceGroupManagers.get; a role must allow"
        + " it.";
  }

  @Override
  protected String brokenSentence() {
    return "GCP could not answer compute.instanceGroupManagers.get (503); try again later.";
  }

  @Override
  protected String absentSentence() {
    return "There is no instance group catamaran in europe-west3 of the project shop.";
  }

  @Override
  protected List<Request> changes() {
    return cloud.requests().stream()
        .filter(
            request ->
                FakeGcp.method(request).matches("PUT|PATCH|DELETE")
                    || request
                        .path()
                        .matches(".*/(deleteInstances|recreateInstances|instanceTemplates)"))
        .toList();
  }

  @Test
  void makesATemplateThatDiffersInTheUserDataAlone() throws IOException {
    target.storage().put(file("archive"), Release.key("1.4.0"));
    cloud.forget();

    target.startWith(NEW);

    assertThat(changes()).extracting(FakeGcp::method).containsExactly("POST", "PATCH");
    String made = changes().get(0).content();
    assertThat(made)
        .contains("\"machineType\":\"e2-medium\"", "\"catamaran-cluster\":\"catamaran\"")
        .contains("block-project-ssh-keys")
        .doesNotContain("fingerprint");
    String name = made.replaceFirst(".*\"name\":\"(catamaran-[0-9a-f]{20})\".*", "$1");
    assertThat(((FakeGcp) cloud).templates)
        .containsEntry(name, StampUserData.of("1.4.0", NEW.sha256(), releases()));
    assertThat(changes().get(1).path()).isEqualTo(FakeGcp.GROUP);
    assertThat(changes().get(1).content())
        .isEqualTo(
            "{\"versions\":[{\"instanceTemplate\":\"projects/shop/global/instanceTemplates/"
                + name
                + "\"}]}");
    assertThat(cloud.requests())
        .extracting(Request::path)
        .containsSubsequence(
            "/compute/v1/projects/shop/global/instanceTemplates",
            "/compute/v1/projects/shop/global/operations/operation-1/wait",
            FakeGcp.GROUP);
  }

  @Test
  void leavesAGroupThatReplacesItsMembersByItself() throws IOException {
    ((FakeGcp) cloud).policy = "PROACTIVE";
    target.storage().put(file("archive"), Release.key("1.4.0"));
    cloud.forget();

    assertThatThrownBy(() -> target.startWith(NEW))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "The instance group catamaran replaces its members by itself; its update policy must"
                + " be OPPORTUNISTIC, as the stamp has it.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void recreatesAMember() {
    target.replace("catamaran-1");

    assertThat(changes()).hasSize(1);
    assertThat(changes().get(0).path()).isEqualTo(FakeGcp.GROUP + "/recreateInstances");
    assertThat(changes().get(0).content())
        .isEqualTo(
            "{\"instances\":[\"https://www.googleapis.com/compute/v1/projects/shop/zones/europe-west3-a/instances/catamaran-1\"]}");
  }

  @Test
  void lowersTheLeastNumberBeforeItRemoves() {
    target.add();
    settle();
    cloud.forget();

    target.remove("catamaran-2");

    assertThat(changes()).extracting(FakeGcp::method).containsExactly("PATCH", "POST");
    assertThat(changes().get(0).query()).containsEntry("autoscaler", "catamaran");
    assertThat(changes().get(0).content())
        .isEqualTo("{\"autoscalingPolicy\":{\"minNumReplicas\":2}}");
  }

  @Test
  void saysThatItWasAskedTooOften() {
    cloud.answerAlways(FakeGcp.error(403, "rateLimitExceeded", "Rate Limit Exceeded"));

    assertThatThrownBy(() -> target.add())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "GCP was asked too often for compute.instanceGroupManagers.get; try again in a"
                + " minute.");
  }
}
