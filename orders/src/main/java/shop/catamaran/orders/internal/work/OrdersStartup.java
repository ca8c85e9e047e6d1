package shop.catamaran.orders.internal.work;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import shop.catamaran.orders.internal.checkout.Quoting;
import shop.catamaran.orders.internal.confirmation.ConfirmationPolicy;
import shop.catamaran.orders.internal.confirmation.ExposureMetrics;

/**
 * Starts the background work with the application.
 *
 * <p>A servlet listener, because the server does not tell beans in libraries of the application
 * when its context is initialized, or tells them before resources can be injected.
 */
@WebListener
public class OrdersStartup implements ServletContextListener {

  @Inject private Quoting quoting;
  @Inject private ConfirmationPolicy policy;
  @Inject private OutboxWorker worker;
  @Inject private Housekeeping housekeeping;
  @Inject private ExposureMetrics metrics;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    quoting.check();
    policy.check();
    worker.start();
    housekeeping.start();
    metrics.register();
  }
}
