package shop.catamaran.orders.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import shop.catamaran.orders.OrderId;

class OutboxTest {

  private static final OrderId ORDER = new OrderId(new UUID(3, 4));

  @Test
  void triesAgainEverMoreRarely() {
    assertThat(Outbox.delayAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Outbox.delayAfter(4)).isEqualTo(Duration.ofSeconds(8));
    assertThat(Outbox.delayAfter(10)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Outbox.delayAfter(1_000_000)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void namesTheSameTaskAlike() {
    Money amount = Money.parse("EUR 1.00");
    UUID refund = new UUID(5, 6);
    Task task = Task.of(TaskKind.MAIL_REFUNDED, ORDER, refund, amount);
    assertThat(Outbox.idOf(task))
        .isEqualTo(Outbox.idOf(Task.of(TaskKind.MAIL_REFUNDED, ORDER, refund, amount)))
        .isNotEqualTo(Outbox.idOf(Task.of(TaskKind.CONFIRM_REFUND, ORDER, refund, amount)))
        .isNotEqualTo(Outbox.idOf(Task.of(TaskKind.MAIL_REFUNDED, ORDER, new UUID(5, 7), amount)));
    assertThat(Outbox.idOf(task).version()).isEqualTo(5);
  }
}
