package shop.catamaran.vm;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.aws.AwsDiscoveryStrategyFactory;
import com.hazelcast.azure.AzureDiscoveryStrategyFactory;
import com.hazelcast.config.AliasedDiscoveryConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.PartitionGroupConfig.MemberGroupType;
import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.gcp.GcpDiscoveryStrategyFactory;
import com.hazelcast.spi.discovery.DiscoveryStrategyFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In each cloud the members find each other by that cloud's own list of machines. */
class ClusterFilesTest {

  static Stream<Arguments> clouds() {
    return Stream.of(
        Arguments.of(
            "aws",
            new AwsDiscoveryStrategyFactory(),
            Map.of("tag-key", "cluster", "tag-value", "shop", "hz-port", "6900")),
        Arguments.of(
            "azure",
            new AzureDiscoveryStrategyFactory(),
            Map.of("tag", "cluster=shop", "hz-port", "6900")),
        Arguments.of(
            "gcp",
            new GcpDiscoveryStrategyFactory(),
            Map.of("label", "cluster=shop", "hz-port", "6900")));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void looksForMachinesWithTheStampsTag(
      String cloud, DiscoveryStrategyFactory factory, Map<String, String> properties)
      throws IOException {
    Config config = config(cloud);
    AliasedDiscoveryConfig<?> discovery = discovery(config.getNetworkConfig().getJoin(), cloud);
    assertThat(discovery.isEnabled()).isTrue();
    assertThat(discovery.getProperties()).isEqualTo(properties);
    // The factory ignores a name that it does not know.
    assertThat(factory.getConfigurationProperties())
        .extracting(property -> property.key())
        .containsAll(properties.keySet());
    assertThat(config.getPartitionGroupConfig().isEnabled()).isTrue();
    assertThat(config.getPartitionGroupConfig().getGroupType())
        .isEqualTo(MemberGroupType.ZONE_AWARE);
  }

  @Test
  void asksTheGivenAddressesWhereThereAreAny() throws IOException {
    JoinConfig join = config("addresses").getNetworkConfig().getJoin();
    assertThat(join.getTcpIpConfig().isEnabled()).isTrue();
    assertThat(join.getTcpIpConfig().getMembers()).containsExactly("10.0.0.4:6900", "10.0.0.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp", "addresses"})
  void staysWithinTheCluster(String name) throws IOException {
    Config config = config(name);
    assertThat(config.getClusterName()).isEqualTo("catamaran-aws");
    assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled()).isFalse();
    assertThat(config.getNetworkConfig().getJoin().getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(config.getNetworkConfig().getInterfaces().getInterfaces())
        .containsExactly("10.0.0.4");
    assertThat(config.getNetworkConfig().isPortAutoIncrement()).isFalse();
    assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
  }

  private static AliasedDiscoveryConfig<?> discovery(JoinConfig join, String cloud) {
    return switch (cloud) {
      case "aws" -> join.getAwsConfig();
      case "azure" -> join.getAzureConfig();
      default -> join.getGcpConfig();
    };
  }

  private static Config config(String name) throws IOException {
    Properties values = new Properties();
    values.putAll(
        Map.of(
            "catamaran.cluster", "catamaran-aws",
            "catamaran.tag.name", "cluster",
            "catamaran.tag.value", "shop",
            "catamaran.address", "10.0.0.4",
            "catamaran.port", "6900",
            "catamaran.members", "10.0.0.4:6900,10.0.0.5"));
    try (InputStream file = Files.newInputStream(Path.of("release/hazelcast", name + ".xml"))) {
      return new XmlConfigBuilder(file).setProperties(values).build();
    }
  }
}
