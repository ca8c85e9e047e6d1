package shop.catamaran.orders.internal.barrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeersTest {

  @Test
  void namesTheOtherClouds() {
    assertThat(Peers.parse("azure=http://127.0.2.1:18141, gcp=http://127.0.3.1:18141"))
        .containsExactly("azure", "gcp");
    assertThat(Peers.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure", "=http://x", "Az ure=http://x", "'); DROP=http://x"})
  void refusesWhatIsNoName(String peers) {
    assertThatThrownBy(() -> Peers.parse(peers)).hasMessageContaining("PEERS");
  }
}
