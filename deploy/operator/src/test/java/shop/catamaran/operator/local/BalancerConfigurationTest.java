package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.process.ProcessRecord;

class BalancerConfigurationTest {

  private final PortPlan ports = new PortPlan(20_000);

  @Test
  void namesAllMembersAndListensOnLoopbackOnly() {
    String text = configuration(Optional.of("haproxy")).text();
    assertThat(text)
        .contains("bind 127.0.0.1:8080\n")
        .contains("bind 127.0.1.1:20011\n")
        .contains("server aws-1 127.0.1.1:20012\n")
        .contains("server aws-2 127.0.1.1:20013\n")
        .contains("    user haproxy\n")
        .doesNotContain("@");
  }

  @Test
  void neverRepeatsARequestThatAMemberMayHaveSeen() {
    assertThat(configuration(Optional.empty()).text().lines().map(String::strip))
        .filteredOn(line -> line.startsWith("retry-on"))
        .containsExactly("retry-on conn-failure");
  }

  @Test
  void leavesTheUserAloneUnlessRoot() {
    assertThat(configuration(Optional.empty()).text()).doesNotContain("    user ");
  }

  private BalancerConfiguration configuration(Optional<String> user) {
    return new BalancerConfiguration("aws", 8080, ports, List.of(member(1), member(2)), user);
  }

  private Member member(int number) {
    return new Member(
        Member.name("aws", number),
        number,
        PortPlan.address("aws"),
        ports.member("aws", number),
        ProcessRecord.NONE);
  }
}
