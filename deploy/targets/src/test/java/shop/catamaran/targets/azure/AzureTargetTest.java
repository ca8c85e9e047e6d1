package shop.catamaran.targets.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.identity.CredentialUnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.targets.FakeCloud;
import shop.catamaran.targets.Request;
import shop.catamaran.targets.Settings;
import shop.catamaran.targets.StampUserData;
import shop.catamaran.targets.TargetContract;

class AzureTargetTest extends TargetContract {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "url", "https://azure.shop.example.org",
          "members", FakeAzure.GROUP,
          "releases", "https://catamaranshop.blob.core.windows.net/releases",
          "backups", "https://catamaranshop.blob.core.windows.net/backups",
          "secrets", "https://catamaran-shop.vault.azure.net");

  @Override
  protected FakeCloud cloud() {
    return new FakeAzure();
  }

  @Override
  protected Target target(FakeCloud cloud) {
    return target(
        scope ->
            Mono.just(new AccessToken("token", OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))));
  }

  private Target target(TokenCredential credential) {
    AzurePlace place = AzurePlace.of(new Settings("azure", SETTINGS));
    return new AzureTarget(
        place,
        AzureClients.of(place, credential, new LoopbackHttpClient(cloud.address())),
        Clock.systemUTC(),
        Duration.ofMillis(1));
  }

  @Override
  protected String releases() {
    return SETTINGS.get("releases");
  }

  @Override
  protected Duration trafficDelay() {
    return Duration.ofMinutes(4);
  }

  @Override
  protected String deniedSentence() {
    return "Azure does not let this identity do Microsoft.Compute/virtualMachineScaleSets/read; a"
        + " role must allow it.";
  }

  @Override
  protected String brokenSentence() {
    return "Azure could not answer Microsoft.Compute/virtualMachineScaleSets/read (503); try again"
        + " later.";
  }

  @Override
  protected String absentSentence() {
    return "There is no scale set catamaran in the resource group catamaran.";
  }

  @Override
  protected List<Request> changes() {
    return cloud.requests().stream()
        .filter(
            request ->
                request.method().matches("PUT|PATCH|DELETE") || request.path().endsWith("/delete"))
        .toList();
  }

  @Test
  void changesNothingOfTheModelButTheUserData() throws IOException {
    target.storage().put(file("archive"), Release.key("1.4.0"));
    cloud.forget();

    target.startWith(NEW);

    assertThat(changes()).hasSize(1);
    Request change = changes().get(0);
    assertThat(change.method()).isEqualTo("PATCH");
    assertThat(change.path()).isEqualTo(FakeAzure.GROUP);
    assertThat(change.text())
        .isEqualTo(
            "{\"properties\":{\"virtualMachineProfile\":{\"userData\":\""
                + StampUserData.base64(StampUserData.of("1.4.0", NEW.sha256(), releases()))
                + "\"}}}");
  }

  @Test
  void leavesAScaleSetThatReplacesItsMembersByItself() throws IOException {
    ((FakeAzure) cloud).mode = "Rolling";
    target.storage().put(file("archive"), Release.key("1.4.0"));
    cloud.forget();

    assertThatThrownBy(() -> target.startWith(NEW))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "The scale set catamaran replaces its members by itself; its upgrade mode must be"
                + " Manual, as the stamp has it.");
    assertThat(changes()).isEmpty();
  }

  @Test
  void asksForTheNewMachineBeforeTheOldOneGoes() {
    target.replace("catamaran_1");

    assertThat(changes()).extracting(Request::method).containsExactly("PATCH", "POST");
    assertThat(changes().get(0).text())
        .isEqualTo("{\"sku\":{\"name\":\"Standard_B2s\",\"tier\":\"Standard\",\"capacity\":3}}");
    assertThat(changes().get(1).text()).isEqualTo("{\"instanceIds\":[\"1\"]}");
    assertThat(cloud.stamp.wanted).isEqualTo(2);
  }

  @Test
  void triesAgainWhenAnotherChangeGoesOn() {
    String member = target.members().get(0).name();
    cloud.forget();
    ((FakeAzure) cloud).busy = 2;

    target.replace(member);

    assertThat(changes())
        .extracting(Request::method)
        .containsExactly("PATCH", "POST", "POST", "POST");
  }

  @Test
  void raisesTheLeastNumberAndKeepsTheRules() {
    target.add();

    assertThat(changes()).hasSize(2);
    assertThat(changes().get(0).path()).endsWith("/autoscalesettings/catamaran");
    assertThat(changes().get(0).text())
        .contains("\"capacity\":{\"minimum\":\"3\",\"maximum\":\"3\",\"default\":\"3\"}")
        .contains("\"metricName\":\"Percentage CPU\"");
    assertThat(changes().get(1).text()).contains("\"capacity\":3");
  }

  @Test
  void saysThatTheFirewallKnowsNotThisMachine() {
    cloud.answerAlways(
        FakeAzure.error(403, "AuthorizationFailure", "This request is not authorized."));

    assertThatThrownBy(() -> target.storage().list("backups/"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "Azure lets Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read come"
                + " from known addresses alone; the stamp's variable operator_addresses lists"
                + " them.");
  }

  @Test
  void saysThatThereAreNoCredentials() {
    Target without =
        target(scope -> Mono.error(new CredentialUnavailableException("nothing is signed in")));

    assertThatThrownBy(without::members)
        .isInstanceOf(RefusedException.class)
        .hasMessage("There are no credentials for Azure; sign in by az login.");
  }
}
