package shop.catamaran.catalog.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import shop.catamaran.catalog.internal.shelf.Shelves;

/**
 * Hears what changed in the catalog, whoever changed it, on a connection of its own: the pool's are
 * handed around and would lose the subscription.
 */
@ApplicationScoped
class CatalogListener implements Runnable {

  private static final Logger LOG = System.getLogger(CatalogListener.class.getName());
  private static final int WAIT_MILLIS = 200;
  private static final int RECONNECT_AFTER_MILLIS = 1000;

  @Inject CatalogCache cache;
  @Inject Shelves shelves;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource database;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final CountDownLatch stopped = new CountDownLatch(1);

  void start() {
    Thread thread = threads.newThread(this);
    thread.setName("catalog-listener");
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    boolean lostBefore = false;
    while (stopped.getCount() > 0) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("LISTEN catalog_changed");
        // Whatever changed while nobody listened was missed.
        cache.forgetProducts();
        shelves.change();
        lostBefore = false;
        listen(connection.unwrap(PGConnection.class));
      } catch (SQLException | RuntimeException e) {
        if (!lostBefore) {
          LOG.log(Level.WARNING, "lost the connection that hears catalog changes; trying again", e);
        }
        lostBefore = true;
        pause(RECONNECT_AFTER_MILLIS);
      }
    }
  }

  private void listen(PGConnection connection) throws SQLException {
    while (stopped.getCount() > 0) {
      PGNotification[] notifications = connection.getNotifications(WAIT_MILLIS);
      if (notifications != null && notifications.length > 0) {
        shelves.change();
        for (PGNotification notification : notifications) {
          if (notification.getParameter().equals("*")) {
            cache.forgetProducts();
          } else {
            cache.forgetProduct(notification.getParameter());
          }
        }
      }
      if (shelves.refresh()) {
        cache.forgetLists();
      }
    }
  }

  /** Not of the pool, but made as the pool's are. */
  private Connection connect() throws SQLException {
    Connection connection = database.unwrap(PGSimpleDataSource.class).getConnection();
    connection.setClientInfo("ApplicationName", "catalog-listener");
    return connection;
  }

  private void pause(int millis) {
    try {
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        LOG.log(Level.DEBUG, "stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }
}
