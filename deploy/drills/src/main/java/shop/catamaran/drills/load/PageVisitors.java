package shop.catamaran.drills.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Visitors who shop by pages in one cloud. Each has bought something and been shown the order,
 * which only the session lets her see again, and has the checkout's first form of a next purchase
 * before her, shown by whichever member it was.
 */
public final class PageVisitors implements AutoCloseable {

  private static final int VISITORS = 8;
  private static final int PATIENCE_MILLIS = 30_000;

  private final List<Visitor> visitors;

  private PageVisitors(List<Visitor> visitors) {
    this.visitors = visitors;
  }

  /** Lets them come. */
  public static PageVisitors come(URI cloud) throws IOException {
    List<Visitor> visitors = new ArrayList<>();
    for (int number : IntStream.range(0, VISITORS).toArray()) {
      Visitor visitor = new Visitor("visitor-" + number, cloud);
      visitor.begin();
      visitors.add(visitor);
    }
    return new PageVisitors(visitors);
  }

  /**
   * Each sends the form that was shown to her before, looks at her order, and opens the form anew.
   *
   * @return what went wrong, a sentence each
   */
  public List<String> goOn() {
    return visitors.stream().flatMap(visitor -> visitor.goOn().stream()).toList();
  }

  @Override
  public void close() {
    visitors.clear();
  }

  private static final class Visitor {

    private static final Map<String, String> ADDRESS =
        Map.of(
            "email", "drill@example.org",
            "name", "Drill Visitor",
            "line1", "12 Harbour Road",
            "postcode", "1011 AB",
            "city", "Amsterdam",
            "country", "NL");
    private static final Map<String, String> CARD =
        Map.of("cardNumber", "4242 4242 4242 4242", "expiry", "12/30", "securityCode", "123");

    private final String name;
    private final URI cloud;
    private final Connection session =
        Jsoup.newSession().timeout(PATIENCE_MILLIS).ignoreHttpErrors(true);
    private URI order;
    private String orderTitle;
    private Document form;

    Visitor(String name, URI cloud) {
      this.name = name;
      this.cloud = cloud;
    }

    void begin() throws IOException {
      String product = open("/").select("a[href^=/p/]").attr("href");
      send(open(product), "buy", "add", Map.of("quantity", "1"));
      send(open("/checkout/address"), "addressForm", "next", ADDRESS);
      send(open("/checkout/delivery"), "deliveryForm", "next", Map.of("delivery", "standard"));
      Document review = send(open("/checkout/payment"), "cardForm", "next", CARD);
      Document shown = send(review, "orderForm", "place", Map.of());
      order = URI.create(shown.location());
      orderTitle = shown.select("h1").text();
      if (!order.getPath().startsWith("/order")) {
        throw new IOException(name + " was shown no order but " + order + ": " + orderTitle);
      }
      send(open(product), "buy", "add", Map.of("quantity", "1"));
      form = open("/checkout/address");
    }

    List<String> goOn() {
      List<String> faults = new ArrayList<>();
      try {
        Document next = send(form, "addressForm", "next", ADDRESS);
        if (!URI.create(next.location()).getPath().equals("/checkout/delivery")) {
          faults.add(name + "'s form led to " + next.location() + ": " + next.select("h1").text());
        }
        Document seen = open(order.getPath());
        if (!seen.select("h1").text().equals(orderTitle)) {
          faults.add(name + " was shown " + seen.select("h1").text() + " instead of " + orderTitle);
        }
        form = open("/checkout/address");
      } catch (IOException | IllegalArgumentException e) {
        faults.add(name + " got no page: " + e);
      }
      return faults;
    }

    private Document open(String path) throws IOException {
      return session
          .newRequest(cloud.resolve(path).toString())
          .method(Connection.Method.GET)
          .execute()
          .parse();
    }

    private Document send(Document page, String id, String button, Map<String, String> values)
        throws IOException {
      FormElement filled = (FormElement) page.expectFirst("form#" + id);
      for (Map.Entry<String, String> value : values.entrySet()) {
        Element field = filled.expectFirst("[name=" + value.getKey() + "]");
        if (field.normalName().equals("select")) {
          field.select("option").removeAttr("selected");
          field.expectFirst("option[value=" + value.getValue() + "]").attr("selected", "selected");
        } else if (field.attr("type").equals("radio")) {
          filled
              .expectFirst("[name=" + value.getKey() + "][value=" + value.getValue() + "]")
              .attr("checked", "checked");
        } else {
          field.val(value.getValue());
        }
      }
      return session
          .newRequest(
              cloud
                  .resolve(URI.create(page.location()).resolve(filled.attr("action")).getPath())
                  .toString())
          .header("Origin", origin())
          .method(Connection.Method.POST)
          .data(filled.formData())
          .data(button, filled.expectFirst("[name=" + button + "]").val())
          .execute()
          .parse();
    }

    private String origin() {
      return cloud.getScheme() + "://" + cloud.getAuthority();
    }
  }
}
