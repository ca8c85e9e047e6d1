package shop.catamaran.web.operations;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts the watch with the application. */
@WebListener
public class WatchStartup implements ServletContextListener {

  @Inject private Watch watch;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    watch.start();
  }
}
