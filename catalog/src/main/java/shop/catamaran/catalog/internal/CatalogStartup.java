package shop.catamaran.catalog.internal;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import shop.catamaran.catalog.internal.stock.StockWorker;

/**
 * Starts and stops the catalog's background work with the application.
 *
 * <p>A servlet listener, because the server does not tell beans in libraries of the application
 * when its context is initialized, or tells them before resources can be injected.
 */
@WebListener
public class CatalogStartup implements ServletContextListener {

  @Inject private CatalogListener changes;
  @Inject private StockWorker stock;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    changes.start();
    stock.start();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    stock.stop();
    changes.stop();
  }
}
