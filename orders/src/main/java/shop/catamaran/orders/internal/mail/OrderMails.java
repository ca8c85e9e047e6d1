package shop.catamaran.orders.internal.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.orders.MoneyText;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.internal.outbox.Task;

/** Words the mails about an order. */
final class OrderMails {

  private final String shopUrl;

  OrderMails(String shopUrl) {
    this.shopUrl = shopUrl;
  }

  Mail mail(String messageId, Task task, Order order) {
    MailBody body =
        switch (task.kind()) {
          case MAIL_CONFIRMED -> confirmed(order);
          case MAIL_PAYMENT_FAILED -> paymentFailed(order);
          case MAIL_REFUNDED -> refunded(order, task.refund().orElseThrow().amount());
          case SETTLE_PAYMENT, CONFIRM_REFUND ->
              throw new IllegalArgumentException(task.kind() + " is not a mail");
        };
    return new Mail(messageId, order.email(), body.subject(), body.text(), body.html());
  }

  private MailBody confirmed(Order order) {
    return new MailBody(
        "Your order " + order.number() + " is confirmed",
        "Thank you for your order",
        List.of(
            "Hello " + order.address().name() + ",",
            "we have received your payment and are getting your order ready. Its number is "
                + order.number()
                + "."),
        Optional.of(order),
        new MailBody.Link("Follow your order", trackUrl(order)));
  }

  private MailBody paymentFailed(Order order) {
    return new MailBody(
        "The payment for your order " + order.number() + " did not go through",
        "Your payment did not go through",
        List.of(
            "Hello " + order.address().name() + ",",
            "your bank did not answer in time when you placed order "
                + order.number()
                + ", and has now declined the payment. You were not charged, and nothing will be"
                + " sent.",
            "You are welcome to order again with another card."),
        Optional.empty(),
        new MailBody.Link("Back to the shop", shopUrl + "/"));
  }

  private MailBody refunded(Order order, Money amount) {
    return new MailBody(
        "Your refund for order " + order.number(),
        "Your refund is on its way",
        List.of(
            "Hello " + order.address().name() + ",",
            "we have given back "
                + MoneyText.of(amount)
                + " for your order "
                + order.number()
                + " to the card that you paid with. Your bank may take a few days to show it."),
        Optional.empty(),
        new MailBody.Link("See your order", trackUrl(order)));
  }

  private String trackUrl(Order order) {
    return shopUrl + "/track?number=" + URLEncoder.encode(order.number().value(), UTF_8);
  }
}
