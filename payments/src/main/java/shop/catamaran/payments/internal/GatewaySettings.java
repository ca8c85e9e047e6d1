package shop.catamaran.payments.internal;

import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.config.Config;

/** Where the gateway is and how we sign in to it. */
record GatewaySettings(URI url, URI publicUrl, String key) {

  /**
   * @throws IllegalArgumentException if a setting is missing or wrong; the message names it
   */
  static GatewaySettings read(Config config) {
    return new GatewaySettings(
        address(config, "GATEWAY_URL", "the address at which members reach the payment gateway"),
        address(
            config,
            "GATEWAY_PUBLIC_URL",
            "the address at which browsers reach the payment gateway"),
        text(config, "GATEWAY_KEY", "the secret API key for the payment gateway"));
  }

  private static String text(Config config, String name, String meaning) {
    String value = config.getOptionalValue(name, String.class).orElse("").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("The setting " + name + " is missing: " + meaning + ".");
    }
    return value;
  }

  private static URI address(Config config, String name, String meaning) {
    String value = text(config, name, meaning);
    try {
      URI address = new URI(value.replaceFirst("/+$", ""));
      if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null
          && address.getUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(wrong(name, meaning), e);
    }
    throw new IllegalArgumentException(wrong(name, meaning));
  }

  private static String wrong(String name, String meaning) {
    return "The setting " + name + " is not an http or https address: " + meaning + ".";
  }

  @Override
  public String toString() {
    return "GatewaySettings[" + url + ", " + publicUrl + "]";
  }
}
