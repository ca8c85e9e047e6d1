package shop.catamaran.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.core5.http.HttpException;

/**
 * A whole purchase through the REST API: cart, line, checkout, quote, card token, paid order. Real
 * units are sold, so it spreads over many articles.
 */
final class CheckoutScenario implements Scenario {

  private static final int STOCK_MIN = 20;
  private static final Map<String, String> NO_HEADERS = Map.of();

  private final List<ShopConnection> shops;
  private final ShopConnection gateway;
  private final List<String> skus;

  private CheckoutScenario(List<ShopConnection> shops, ShopConnection gateway, List<String> skus) {
    this.shops = List.copyOf(shops);
    this.gateway = gateway;
    this.skus = List.copyOf(skus);
  }

  /**
   * @param shops one of which takes a whole purchase
   * @param handles products to buy from
   * @throws IOException if none of them has units enough
   */
  static CheckoutScenario of(
      List<ShopConnection> shops, ShopConnection gateway, List<String> handles)
      throws IOException, HttpException {
    ShopConnection shop = shops.get(0);
    List<String> skus = new ArrayList<>();
    for (String handle : handles) {
      for (JsonNode variant : shop.getJson("/api/v1/products/" + handle).get("articles")) {
        if (variant.get("unitsAvailable").asInt() >= STOCK_MIN) {
          skus.add(variant.get("sku").asText());
        }
      }
    }
    if (skus.isEmpty()) {
      throw new IOException("no article has " + STOCK_MIN + " units left to buy");
    }
    return new CheckoutScenario(shops, gateway, skus);
  }

  @Override
  public String name() {
    return "whole checkout";
  }

  @Override
  public void run() throws Exception {
    ShopConnection shop = shops.get(ThreadLocalRandom.current().nextInt(shops.size()));
    String sku = skus.get(ThreadLocalRandom.current().nextInt(skus.size()));
    String cart = post(shop, "/api/v1/carts", null, NO_HEADERS, 201).get("id").asText();
    String path = "/api/v1/carts/" + cart;
    shop.sendJson("PUT", path + "/lines/" + sku, Map.of("quantity", 1), NO_HEADERS, 200);
    String orderId =
        post(shop, path + "/checkout", Map.of("country", "NL"), NO_HEADERS, 200)
            .get("orderId")
            .asText();
    JsonNode quote = shop.getJson(path + "/quote?country=NL&delivery=standard");
    String token =
        post(
                gateway,
                "/v1/tokens",
                Map.of(
                    "number", "4242424242424242", "exp_month", 12, "exp_year", 2030, "cvc", "123"),
                NO_HEADERS,
                200)
            .get("token")
            .asText();
    JsonNode order =
        post(
            shop,
            "/api/v1/orders",
            Map.of(
                "orderId",
                orderId,
                "cartId",
                cart,
                "email",
                "load@example.org",
                "address",
                Map.of(
                    "name", "Load Test",
                    "line1", "12 Harbour Road",
                    "line2", "",
                    "postcode", "1011 AB",
                    "city", "Amsterdam",
                    "country", "NL"),
                "delivery",
                "standard",
                "paymentToken",
                token,
                "quoteFingerprint",
                quote.get("quoteFingerprint").asText()),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()),
            201);
    if (!order.get("state").asText().equals("paid")) {
      throw new IOException("the order is " + order.get("state").asText() + ", not paid");
    }
  }

  private static JsonNode post(
      ShopConnection server,
      String path,
      Object body,
      Map<String, String> headers,
      int expectedStatus)
      throws IOException, HttpException {
    return server.sendJson("POST", path, body, headers, expectedStatus);
  }
}
