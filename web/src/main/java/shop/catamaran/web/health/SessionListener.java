package shop.catamaran.web.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Counts sessions. */
@WebListener
public class SessionListener implements HttpSessionListener {

  @Inject private SessionCount count;

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    count.begin();
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    count.end();
  }
}
