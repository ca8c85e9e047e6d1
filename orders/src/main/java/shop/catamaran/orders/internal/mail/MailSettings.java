package shop.catamaran.orders.internal.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where mails go and what they say about the shop; a missing setting stops the deployment. */
@ApplicationScoped
public class MailSettings {

  private String host;
  private int port;
  private String from;
  private String shopUrl;

  MailSettings() {}

  @Inject
  MailSettings(
      @ConfigProperty(name = "MAIL_HOST") String host,
      @ConfigProperty(name = "MAIL_PORT") int port,
      @ConfigProperty(name = "MAIL_FROM") String from,
      @ConfigProperty(name = "SHOP_URL") String shopUrl) {
    this.host = host;
    this.port = checkedPort(port);
    this.from = checkedAddress(from);
    this.shopUrl = checkedUrl(shopUrl);
  }

  /** Called while the application starts, so that a wrong setting stops it. */
  public void check() {
    if (host.isBlank()) {
      throw new IllegalStateException("the setting MAIL_HOST is empty");
    }
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  String from() {
    return from;
  }

  /** Without a slash at its end. */
  String shopUrl() {
    return shopUrl;
  }

  private static int checkedPort(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalStateException("the setting MAIL_PORT is not a port: " + port);
    }
    return port;
  }

  private static String checkedAddress(String from) {
    try {
      new InternetAddress(from, true);
      return from;
    } catch (AddressException e) {
      throw new IllegalStateException("the setting MAIL_FROM is not an address: " + from, e);
    }
  }

  private static String checkedUrl(String shopUrl) {
    String url = shopUrl.endsWith("/") ? shopUrl.substring(0, shopUrl.length() - 1) : shopUrl;
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalStateException("the setting SHOP_URL is not a web address: " + shopUrl);
    }
    return URI.create(url).toString();
  }
}
