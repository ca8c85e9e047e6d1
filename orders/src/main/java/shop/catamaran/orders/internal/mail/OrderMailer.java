package shop.catamaran.orders.internal.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.net.URI;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.UnknownOrderException;
import shop.catamaran.orders.internal.order.OrderStore;
import shop.catamaran.orders.internal.outbox.Lease;
import shop.catamaran.orders.internal.outbox.Task;

/** Writes and sends the mail that a task of the outbox asks for. */
@ApplicationScoped
public class OrderMailer {

  private OrderStore store;
  private SmtpMailer mailer;
  private MailSettings settings;

  OrderMailer() {}

  @Inject
  OrderMailer(OrderStore store, SmtpMailer mailer, MailSettings settings) {
    this.store = store;
    this.mailer = mailer;
    this.settings = settings;
  }

  /**
   * Sends the mail that belongs to a task.
   *
   * @throws MessagingException if the mail server did not take it
   */
  public void send(Lease lease) throws MessagingException {
    Task task = lease.task();
    Order order =
        store.find(task.order()).orElseThrow(() -> new UnknownOrderException(task.order()));
    String messageId = "<" + lease.taskId() + "@" + URI.create(settings.shopUrl()).getHost() + ">";
    mailer.send(new OrderMails(settings.shopUrl()).mail(messageId, task, order));
  }
}
