package shop.catamaran.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieStore;
import java.net.URI;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A browser without JavaScript: follows links, fills in forms, keeps cookies. */
final class Shopper {

  static final String GOOD_CARD = "4242 4242 4242 4242";

  private final Connection session = Jsoup.newSession().timeout(30_000).ignoreHttpErrors(true);
  private String base;

  Shopper(String base) {
    this.base = base;
  }

  /** Goes on at another address with the cookies of this one. */
  Shopper movedTo(String otherBase) {
    base = otherBase;
    return this;
  }

  /** The address that this one is at now. */
  String base() {
    return base;
  }

  /** Somebody with the cookies that this one has now. */
  Shopper twin() {
    Shopper twin = new Shopper(base);
    CookieStore cookies = session.cookieStore();
    for (URI address : cookies.getURIs()) {
      cookies.get(address).forEach(cookie -> twin.session.cookieStore().add(address, cookie));
    }
    return twin;
  }

  Document open(String path) throws IOException {
    return answer(path).parse();
  }

  Connection.Response answer(String path) throws IOException {
    return session.newRequest(base + path).method(Connection.Method.GET).execute();
  }

  /** Sends a form of a page by one of its buttons; the page may come from another member. */
  Document submit(Document page, String formId, String button, Map<String, String> values)
      throws IOException {
    FormElement form = (FormElement) page.expectFirst("form#" + formId);
    for (Map.Entry<String, String> value : values.entrySet()) {
      Element field = form.expectFirst("[name=" + value.getKey() + "]");
      if (field.normalName().equals("select")) {
        field.select("option").removeAttr("selected");
        field.expectFirst("option[value=" + value.getValue() + "]").attr("selected", "selected");
      } else if (field.attr("type").equals("radio")) {
        form.select("[name=" + value.getKey() + "]").removeAttr("checked");
        form.expectFirst("[name=" + value.getKey() + "][value=" + value.getValue() + "]")
            .attr("checked", "checked");
      } else {
        field.val(value.getValue());
      }
    }
    Element pressed = form.expectFirst("[name=" + button + "]");
    String path = URI.create(page.location()).resolve(form.attr("action")).getPath();
    return session
        .newRequest(base + path)
        .header("Origin", base)
        .method(Connection.Method.POST)
        .data(form.formData())
        .data(button, pressed.val())
        .execute()
        .parse();
  }

  Document addToCart(String product) throws IOException {
    return submit(open("/p/" + product), "buy", "add", Map.of("quantity", "1"));
  }

  Document enterAddress() throws IOException {
    return enterAddress(open("/checkout/address"));
  }

  Document enterAddress(Document page) throws IOException {
    return submit(
        page,
        "addressForm",
        "next",
        Map.of(
            "email", "ada@example.org",
            "name", "Ada Lovelace",
            "line1", "12 Harbour Road",
            "postcode", "1011 AB",
            "city", "Amsterdam",
            "country", "NL"));
  }

  Document chooseDelivery() throws IOException {
    return submit(
        open("/checkout/delivery"), "deliveryForm", "next", Map.of("delivery", "standard"));
  }

  Document enterCard(String number) throws IOException {
    return enterCard(open("/checkout/payment"), number);
  }

  Document enterCard(Document page, String number) throws IOException {
    return submit(
        page,
        "cardForm",
        "next",
        Map.of("cardNumber", number, "expiry", "12/29", "securityCode", "123"));
  }

  Document placeOrder(Document review) throws IOException {
    return submit(review, "orderForm", "place", Map.of());
  }

  /**
   * Proves to know an order, which the session remembers.
   *
   * @return path of the order's page
   */
  String track(String number) throws IOException {
    Document order =
        submit(
            open("/track"),
            "trackForm",
            "find",
            Map.of("number", number, "trackEmail", "ada@example.org"));
    return URI.create(order.location()).getPath();
  }

  /** A product of the demo catalogue that can be had, by its handle. */
  static String someProduct(String shopUrl) throws IOException {
    JsonNode list =
        new ObjectMapper()
            .readTree(
                Jsoup.newSession()
                    .ignoreContentType(true)
                    .newRequest(shopUrl + "/api/v1/products?inStock=true&sort=price-desc&limit=5")
                    .execute()
                    .body());
    return list.get("products").get(0).get("handle").asText();
  }
}
