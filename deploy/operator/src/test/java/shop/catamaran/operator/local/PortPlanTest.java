package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortPlanTest {

  private final PortPlan ports = new PortPlan(20_000);

  @Test
  void givesEveryServerAPortOfItsOwnWithinTheRange() {
    List<Integer> all = new ArrayList<>();
    all.addAll(List.of(ports.gateway(), ports.smtp(), ports.mailPage()));
    all.addAll(List.of(ports.relay(), ports.record(), ports.edgeStatus()));
    for (String cloud : PortPlan.CLOUDS) {
      all.add(ports.database(cloud));
      all.add(ports.balancerStatus(cloud));
      all.add(ports.console(cloud));
      all.add(ports.consoleGrid(cloud));
      for (String other : PortPlan.CLOUDS) {
        if (!other.equals(cloud)) {
          all.add(ports.databaseLink(other, cloud));
          all.add(ports.peerLink(other, cloud));
        }
      }
      for (int i = 0; i < PortPlan.MEMBERS_MAX; i++) {
        all.add(ports.member(cloud, i + 1));
        all.add(ports.cluster(cloud, i + 1));
      }
    }
    assertThat(all).doesNotHaveDuplicates().allMatch(p -> p >= 20_000 && p < 20_100);
  }

  @Test
  void keepsCloudsOnLoopbackAddressesOfTheirOwn() {
    assertThat(PortPlan.CLOUDS.stream().map(PortPlan::address))
        .containsExactly("127.0.1.1", "127.0.2.1", "127.0.3.1");
  }

  @Test
  void namesThePlacesOfAllMembers() {
    assertThat(ports.clusterAddresses("aws", 2))
        .containsExactly("127.0.0.1:20020", "127.0.0.1:20021");
  }
}
