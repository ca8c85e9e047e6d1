package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.operator.process.ProcessRecord;

class BalancerConfigurationTest {

  private final PortPlan ports = new PortPlan(20_000);

  @Test
  void namesAllMembersAndListensOnLoopbackOnly() {
    String text = configuration("    user haproxy").text();
    assertThat(text)
        .contains("bind 127.0.0.1:8080\n")
        .contains("bind 127.0.1.1:20011\n")
        .contains("server aws-1 127.0.1.1:20012\n")
        .contains("server aws-2 127.0.1.1:20013\n")
        .contains("server aws-2 127.0.1.1:20013 track members/aws-2\n")
        .contains("    user haproxy\n")
        .doesNotContain("@");
  }

  @Test
  void neverRepeatsARequestThatAMemberMayHaveSeen() {
    assertThat(configuration("").text().lines().map(String::strip))
        .filteredOn(line -> line.startsWith("retry-on"))
        .containsExactly("retry-on conn-failure");
  }

  @Test
  void letsNobodyUpgradeToAProtocolThatPassesUnseen() {
    assertThat(configuration("").text()).contains("http-request del-header Upgrade\n");
  }

  @Test
  void leavesTheUserAloneUnlessRoot() {
    assertThat(configuration("").text()).doesNotContain("    user ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/p/a-b_c.d~e", "/p/%41", "/p/%C3%A9", "/p/%e2%82%ac", "/p/%F0%9F%9B%B6"})
  void letsThroughPathsInUtf8(String path) {
    assertThat(path).matches(wellFormed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/p/%ff",
        "/p/%C3",
        "/p/%C3%28",
        "/p/%80",
        "/p/%C0%AF",
        "/p/%E0%80%80",
        "/p/%ED%A0%80",
        "/p/%F4%90%80%80",
        "/p/%F0%9F%9B",
        "/p/%zz",
        "/p/%4",
        "/p/%",
        "/p/\u00e9"
      })
  void refusesPathsThatAreNot(String path) {
    assertThat(path).doesNotMatch(wellFormed());
  }

  private Pattern wellFormed() {
    String rule = "acl well_formed path -m reg '";
    return configuration("")
        .text()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(rule))
        .map(line -> line.substring(rule.length(), line.length() - 1))
        .map(expression -> Pattern.compile(expression.replace("[:xdigit:]", "\\p{XDigit}")))
        .findFirst()
        .orElseThrow();
  }

  private BalancerConfiguration configuration(String userLine) {
    return new BalancerConfiguration(
        "aws", "127.0.0.1", 8080, ports, List.of(member(1), member(2)), userLine);
  }

  private Member member(int number) {
    return new Member(
        Member.name("aws", number),
        number,
        PortPlan.address("aws"),
        ports.member("aws", number),
        "",
        ProcessRecord.NONE);
  }
}
