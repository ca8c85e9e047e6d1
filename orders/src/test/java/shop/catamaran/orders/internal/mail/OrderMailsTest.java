package shop.catamaran.orders.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.catamaran.orders.internal.SampleQuotes.eur;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderNumber;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.internal.outbox.Task;
import shop.catamaran.orders.internal.outbox.TaskKind;

class OrderMailsTest {

  private static final OrderId ID = new OrderId(new UUID(3, 4));
  private static final OrderMails MAILS = new OrderMails("https://shop.example");

  @Test
  void listsWhatWasOrdered() {
    Mail mail = MAILS.mail("<1@shop.example>", Task.of(TaskKind.MAIL_CONFIRMED, ID), order("Ada"));
    String number = OrderNumber.of(ID).value();
    assertThat(mail.to()).isEqualTo("ada@example.com");
    assertThat(mail.subject()).contains(number);
    for (String body : List.of(mail.text(), mail.html())) {
      assertThat(body)
          .contains(number)
          .contains("2 × Jacket (M, Red)")
          .contains("€60.00")
          .contains("€64.95")
          .contains("VAT (21 %)")
          .contains("3011 TD Rotterdam")
          .contains("https://shop.example/track?number=" + number);
    }
  }

  @Test
  void escapesEverythingThatWasTyped() {
    Mail mail =
        MAILS.mail(
            "<1@shop.example>",
            Task.of(TaskKind.MAIL_CONFIRMED, ID),
            order("<script>alert('x')</script> & \"Eve\" 100%s"));
    assertThat(mail.html())
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Eve&quot; 100%s");
    assertThat(mail.text()).contains("<script>alert('x')</script> & \"Eve\"");
  }

  @Test
  void tellsOfTheRefundsAmount() {
    Task task = Task.of(TaskKind.MAIL_REFUNDED, ID, new UUID(5, 6), eur("12.34"));
    assertThat(MAILS.mail("<1@shop.example>", task, order("Ada")).text()).contains("€12.34");
  }

  @Test
  void saysThatNothingWasCharged() {
    Mail mail = MAILS.mail("<1@x>", Task.of(TaskKind.MAIL_PAYMENT_FAILED, ID), order("Ada"));
    assertThat(mail.html()).contains("not charged").contains("https://shop.example/");
  }

  private static Order order(String name) {
    Map<String, String> options = new java.util.LinkedHashMap<>();
    options.put("Size", "M");
    options.put("Color", "Red");
    return new Order(
        ID,
        OrderNumber.of(ID),
        new CartId(new UUID(1, 2)),
        OrderState.PAID,
        "ada@example.com",
        new Address(name, "Havenkade 12", "", "3011 TD", "Rotterdam", "NL"),
        new DeliveryOption("standard", "Standard delivery", "3 to 5 days", eur("4.95")),
        List.of(
            new Order.Line(
                new Sku("JACKET"),
                "jacket",
                "Jacket",
                options,
                Optional.empty(),
                2,
                eur("30.00"),
                eur("60.00"))),
        eur("60.00"),
        eur("64.95"),
        eur("11.27"),
        21,
        eur("0.00"),
        Optional.empty(),
        Instant.EPOCH,
        List.of(),
        Optional.of(Confirmation.BOTH));
  }
}
