package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.relay.LinkName;

/** What ties clouds on one machine together. */
class SeveralCloudsTest {

  private final LocalState state =
      LocalState.fresh(UpOptions.standard().onPorts(9080, 20_000), false);
  private final CloudLinks links = new CloudLinks(state);

  @TempDir private Path root;

  @Test
  void eachCloudHasItsAddressAndTheBrowserAnother() {
    assertThat(state.url()).isEqualTo("http://127.0.0.1:9080");
    assertThat(state.cloudUrl("aws")).isEqualTo("http://127.0.1.1:9080");
    assertThat(state.cloudUrl("azure")).isEqualTo("http://127.0.2.1:9080");
  }

  @Test
  void oneCloudIsTheBrowsersAddressItself() {
    LocalState alone = LocalState.fresh(UpOptions.standard().withClouds("azure"), false);
    assertThat(alone.cloudUrl("azure")).isEqualTo(alone.url());
  }

  @Test
  void aCloudReachesAnotherThroughTheRelayOnly() {
    assertThat(links.peerUrl("aws", "azure")).isEqualTo("http://127.0.2.1:20059");
    assertThat(links.routes())
        .anySatisfy(
            route -> {
              assertThat(route.from()).isEqualTo("aws");
              assertThat(route.to()).isEqualTo("azure");
              assertThat(route.listen().getPort()).isEqualTo(20_059);
              assertThat(route.target().getHostString()).isEqualTo("127.0.2.1");
              assertThat(route.target().getPort()).isEqualTo(9080);
            })
        .allSatisfy(
            route -> {
              assertThat(route.listen().getPort()).isNotEqualTo(route.target().getPort());
              assertThat(route.listen().getHostString()).isEqualTo(PortPlan.address(route.to()));
            });
  }

  @Test
  void linksAreNamedByTheirTwoClouds() {
    assertThat(links.between()).containsExactly(new LinkName("aws", "azure"));
    assertThat(links.between("azure", "aws")).containsExactly(new LinkName("aws", "azure"));
    assertThatThrownBy(() -> links.between("aws", "gcp"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("aws, azure");
  }

  @Test
  void theRecordChecksEveryCloudAndForgetsNoneOfThem() {
    StateFolder folder = new StateFolder(root);
    folder.create();
    assertThat(new FailoverRecord(folder, state).configuration())
        .contains("listen => [ 127.0.0.1:20004 ]")
        .contains("aws => 127.0.1.1, azure => 127.0.2.1")
        .contains("port => 9080")
        .contains("url_path => /health/cloud")
        .doesNotContain("@");
  }

  @Test
  void theEdgeFollowsTheRecordAndRepeatsOnlyWhatABrowserWould() {
    String text = new Edge(new StateFolder(root), state).configuration("    user nobody");
    assertThat(text)
        .contains("bind 127.0.0.1:9080\n")
        .contains("nameserver record 127.0.0.1:20004\n")
        .contains("server-template cloud 3 shop.catamaran.test:9080 ")
        .contains("http-request disable-l7-retry unless { method GET HEAD }\n")
        .contains("    user nobody\n")
        .doesNotContain("@");
  }
}
