package shop.catamaran.operator.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.ReplicationStatus.LinkCondition;

/** A cloud loses its disk, or its place in what the other keeps for it, while both sell. */
class LostDiskIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private final TestClouds.Cloud aws = CLOUDS.cloud("aws");
  private final TestClouds.Cloud azure = CLOUDS.cloud("azure");
  private final Replication replication = CLOUDS.replication("aws", "azure");

  @BeforeEach
  void linked() {
    replication.init();
  }

  @Test
  void isRebuiltOnAnEmptyDiskWhileTheOtherSells() throws Exception {
    try (Load one = new Load(aws)) {
      try (Load other = new Load(azure)) {
        Waiting.until("orders", () -> one.orders() > 50 && other.orders() > 50);
        azure.kill();
      }
      azure.startEmpty();
      int before = one.orders();
      replication.rebuild("azure", false);
      assertThat(one.orders()).isGreaterThan(before);
      try (Load other = new Load(azure)) {
        Waiting.until("orders in the rebuilt cloud", () -> other.orders() > 50);
      }
    }
    CLOUDS.assertEqual("aws", "azure");
    Waiting.until("streaming", () -> replication.status().healthy());
  }

  @Test
  void isNotRebuiltOverDataThatMayBeNowhereElse() throws Exception {
    Load.placeOrder(azure.member());
    assertThatThrownBy(() -> replication.rebuild("azure", false))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("replication salvage azure");
    assertThatThrownBy(() -> replication.join("azure"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("has data already");
    CLOUDS.assertEqual("aws", "azure");
    replication.rebuild("azure", true);
    CLOUDS.assertEqual("aws", "azure");
  }

  @Test
  void isCopiedAnewWhenTheOtherCouldNotKeepAllForIt() throws Exception {
    try (Load one = new Load(aws);
        Load other = new Load(azure)) {
      Waiting.until("orders", () -> one.orders() > 50 && other.orders() > 50);
      azure.executeAsAdmin("ALTER SUBSCRIPTION azure_from_aws DISABLE");
      Waiting.until(
          "the end of the sender",
          () -> !replication.status().links().get(1).condition().equals(LinkCondition.STREAMING));
      new Link(azure.access(), aws.access()).dropSlot(Session.open(aws.access()));
      int before = one.orders();
      Waiting.until("orders that azure will not hear of", () -> one.orders() > before + 50);
      azure.executeAsAdmin("ALTER SUBSCRIPTION azure_from_aws ENABLE");
      assertThat(replication.status().links())
          .extracting(ReplicationStatus.LinkState::condition)
          .contains(LinkCondition.SLOT_LOST);
      assertThat(replication.resync("azure")).containsExactly("azure_from_aws");
    }
    CLOUDS.assertEqual("aws", "azure");
    assertThat(replication.resync("azure")).isEmpty();
  }
}
