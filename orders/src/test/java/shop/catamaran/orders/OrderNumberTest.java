package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumberTest {

  @Test
  void staysTheSameForTheSameOrder() {
    OrderId id = new OrderId(UUID.fromString("01980000-0000-7000-8000-000000000001"));
    assertThat(OrderNumber.of(id)).isEqualTo(OrderNumber.of(new OrderId(id.value())));
  }

  @Test
  void differsForOrdersPlacedOneAfterTheOther() {
    Set<OrderNumber> numbers = new HashSet<>();
    for (long low = 0; low < 10_000; low++) {
      numbers.add(OrderNumber.of(new OrderId(new UUID(0x0198_0000_0000_7000L, low))));
    }
    assertThat(numbers).hasSize(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7K3QD9XW2M", "7k3qd-9xw2m", "7K3QI-9XW2M", "7K3QD-9XW2M "})
  void refusesAnyOtherForm(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderNumber(value));
  }
}
