package shop.catamaran.gateway;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the gateway listens and what it knows.
 *
 * @param key the secret that shops send as bearer token
 * @param books the file that holds the books; made if it is not there
 */
public record GatewaySettings(String address, int port, String key, Path books) {

  private static final int KEY_LENGTH_MIN = 8;

  /**
   * Reads GATEWAY_ADDRESS, GATEWAY_PORT, GATEWAY_KEY and GATEWAY_BOOKS.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  public static GatewaySettings from(Map<String, String> environment) {
    String key = required(environment, "GATEWAY_KEY");
    if (key.length() < KEY_LENGTH_MIN) {
      throw new IllegalArgumentException(
          "GATEWAY_KEY must have at least " + KEY_LENGTH_MIN + " characters.");
    }
    return new GatewaySettings(
        required(environment, "GATEWAY_ADDRESS"),
        port(required(environment, "GATEWAY_PORT")),
        key,
        Path.of(required(environment, "GATEWAY_BOOKS")));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "The environment variable " + name + " is not set, and the sandbox gateway needs it.");
    }
    return value;
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("GATEWAY_PORT must be a number from 0 to 65535.");
  }

  @Override
  public String toString() {
    return "GatewaySettings[" + address + ":" + port + ", " + books + "]";
  }
}
