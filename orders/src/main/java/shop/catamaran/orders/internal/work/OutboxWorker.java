package shop.catamaran.orders.internal.work;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import shop.catamaran.orders.internal.barrier.Peers;
import shop.catamaran.orders.internal.mail.MailSettings;
import shop.catamaran.orders.internal.mail.OrderMailer;
import shop.catamaran.orders.internal.order.Refunds;
import shop.catamaran.orders.internal.order.Settlement;
import shop.catamaran.orders.internal.outbox.Lease;
import shop.catamaran.orders.internal.outbox.Outbox;
import shop.catamaran.orders.internal.outbox.TaskKind;
import shop.catamaran.payments.RefundRefusedException;

/**
 * Works off the outbox for as long as the application runs. Every member does so; a lease keeps
 * them from doing the same task at the same time. Money and mail are worked off side by side, so
 * that a mail server that hangs holds up no payment.
 */
@ApplicationScoped
class OutboxWorker {

  private static final Logger LOG = Logger.getLogger(OutboxWorker.class.getName());
  private static final List<TaskKind> MAILS =
      Arrays.stream(TaskKind.values()).filter(TaskKind::isMail).toList();
  private static final List<TaskKind> MONEY =
      Arrays.stream(TaskKind.values()).filter(kind -> !kind.isMail()).toList();

  /** Longer than any task takes, all its timeouts included. */
  private static final Duration LEASE_TIME = Duration.ofMinutes(2);

  private static final long PAUSE_MS = 500;

  /** After a start, mails wait until this cloud knows which ones others have sent in its place. */
  private static final long CATCH_UP_MS = 20_000;

  private static final long STOP_TIMEOUT_MS = 2000;
  private static final int TASKS_IN_A_ROW_MAX = 100;

  @Inject private Outbox outbox;
  @Inject private Settlement settlement;
  @Inject private Refunds refunds;
  @Inject private OrderMailer mailer;
  @Inject private MailSettings mailSettings;
  @Inject private Peers peers;

  private volatile boolean stopped;
  private ScheduledExecutorService executor;

  void start() {
    mailSettings.check();
    // The server's own scheduled executor has one thread for everything.
    executor = Executors.newScheduledThreadPool(2, threads());
    schedule(MONEY, PAUSE_MS);
    schedule(MAILS, peers.names().isEmpty() ? PAUSE_MS : CATCH_UP_MS);
  }

  // Looked up when needed: an injected one is not there yet where a library of the application
  // starts.
  @SuppressWarnings("BanJNDI") // A name of our own.
  static ManagedThreadFactory threads() {
    try {
      return InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
    } catch (NamingException e) {
      throw new IllegalStateException("the server has no thread factory", e);
    }
  }

  @PreDestroy
  void stop() {
    stopped = true;
    executor.shutdown();
    try {
      if (!executor.awaitTermination(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the executor.
  private void schedule(List<TaskKind> kinds, long initialDelayMs) {
    executor.scheduleWithFixedDelay(
        () -> workOff(kinds), initialDelayMs, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  // An exception that got out of here would end the schedule; what was due stays in the outbox.
  private void workOff(List<TaskKind> kinds) {
    try {
      for (int count = 0; count < TASKS_IN_A_ROW_MAX && !stopped; count++) {
        Optional<Lease> lease = outbox.take(kinds, LEASE_TIME);
        if (lease.isEmpty()) {
          return;
        }
        work(lease.get());
      }
    } catch (RuntimeException e) {
      if (!stopped) {
        LOG.log(Level.WARNING, "The outbox could not be worked off; trying again.", e);
      }
    }
  }

  private void work(Lease lease) {
    try {
      if (isDone(lease)) {
        outbox.done(lease.task());
      } else {
        outbox.postpone(lease, "no answer yet");
      }
    } catch (MessagingException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "{0} of order {1} failed in attempt {2}: {3}",
          new Object[] {lease.task().kind(), lease.task().order(), lease.attempt(), e});
      outbox.postpone(lease, e.toString());
    }
  }

  private boolean isDone(Lease lease) throws MessagingException {
    return switch (lease.task().kind()) {
      case SETTLE_PAYMENT -> settlement.settle(lease.task().order());
      case CONFIRM_REFUND -> confirmed(lease);
      case MAIL_CONFIRMED, MAIL_PAYMENT_FAILED, MAIL_REFUNDED -> {
        if (!outbox.isDoneElsewhere(lease.task())) {
          mailer.send(lease);
        }
        yield true;
      }
    };
  }

  private boolean confirmed(Lease lease) {
    try {
      return refunds.confirm(lease.task().order(), lease.task().refund().orElseThrow());
    } catch (RefundRefusedException e) {
      // On record with the order, which is all that can be done.
      LOG.log(Level.WARNING, "A refund of order " + lease.task().order() + " was refused.", e);
      return true;
    }
  }
}
