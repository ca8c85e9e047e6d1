package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Buying in a real browser, and what assistive technology would stumble over. */
class ShoppingBrowserIT {

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final RunningShop shop = RunningShop.get();

  @ParameterizedTest
  @EnumSource
  void buysSomething(Browser.Kind kind) throws IOException {
    try (Browser browser = new Browser(kind)) {
      browser.open(shop.url() + "/p/" + Shopper.someProduct(shop.url()));
      browser.click("#add");
      browser.find(".added");
      enterAddress(browser);
      browser.click("[name=delivery][value=express]");
      browser.click("#next");
      enterCard(browser, "4242424242424242");
      browser.waitForAddress("/checkout/review");
      browser.click("#place");
      browser.waitForAddress("/orders/");
      assertThat(browser.find("main").getText()).contains("Payment received");
    }
  }

  @Test
  void aDeclinedCardIsToldAndAnotherOneTaken() throws IOException {
    try (Browser browser = new Browser(Browser.Kind.DESKTOP)) {
      browser.open(shop.url() + "/p/" + Shopper.someProduct(shop.url()));
      browser.click("#add");
      browser.find(".added");
      enterAddress(browser);
      browser.click("[name=delivery][value=standard]");
      browser.click("#next");
      enterCard(browser, "4000000000000002");
      browser.waitForAddress("/checkout/review");
      browser.click("#place");
      browser.waitForAddress("/checkout/payment");
      assertThat(browser.find("main").getText()).containsIgnoringCase("declined");
      enterCard(browser, "4242424242424242");
      browser.waitForAddress("/checkout/review");
      browser.click("#place");
      browser.waitForAddress("/orders/");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP", "PHONE"})
  void noPageHasGraveBarriers(Browser.Kind kind) throws IOException {
    String product = Shopper.someProduct(shop.url());
    try (Browser browser = new Browser(kind)) {
      for (String page :
          List.of("/", "/c/clothing", "/search?q=jacket", "/search?q=zzqqxx", "/p/" + product)) {
        browser.open(shop.url() + page);
        assertAccessible(browser, page);
      }
      browser.open(shop.url() + "/p/" + product);
      browser.click("#add");
      browser.find(".added");
      assertAccessible(browser, "product with message");
      shop.withdrawnProduct("gone-lamp");
      for (String page :
          List.of(
              "/cart",
              "/track",
              "/no-such-page",
              "/p/no-such-product",
              "/p/gone-lamp",
              "/search?q=%ff")) {
        browser.open(shop.url() + page);
        assertAccessible(browser, page);
      }
      browser.open(shop.url() + "/track");
      browser.tearState();
      browser.click("#find");
      browser.awaitText("h1", "This page has expired");
      assertAccessible(browser, "expired page");
      assertMishapsAccessible(browser);
      browser.open(shop.url() + "/checkout/address");
      browser.click("#next");
      browser.find(".field--invalid");
      assertAccessible(browser, "address with messages");
      enterAddress(browser);
      assertAccessible(browser, "delivery");
      browser.click("[name=delivery][value=standard]");
      browser.click("#next");
      browser.waitForAddress("/checkout/payment");
      assertAccessible(browser, "payment");
      enterCard(browser, "4242424242424242");
      browser.waitForAddress("/checkout/review");
      assertAccessible(browser, "review");
      browser.click("#place");
      browser.waitForAddress("/orders/");
      assertAccessible(browser, "confirmation");
    }
  }

  /** A fault of ours, then an outage; the cart is there again afterwards. */
  @SuppressWarnings("try") // What it is for is to end.
  private void assertMishapsAccessible(Browser browser) {
    shop.execute("REVOKE SELECT ON orders.cart_line FROM catamaran_app");
    try {
      browser.open(shop.url() + "/cart");
      browser.awaitText("h1", "Something went wrong on our side");
      assertAccessible(browser, "500");
    } finally {
      shop.execute("GRANT SELECT ON orders.cart_line TO catamaran_app");
    }
    try (RunningShop.Outage outage = shop.databaseOutage()) {
      browser.open(shop.memberUrl(1) + "/search?q=" + UUID.randomUUID());
      browser.awaitText("h1", "We will be back in a moment");
      assertAccessible(browser, "503");
    }
    shop.awaitReady();
    browser.open(shop.url() + "/cart");
    browser.find(".line");
  }

  private void enterAddress(Browser browser) {
    browser.open(shop.url() + "/checkout/address");
    browser.type("#email", "ada@example.org");
    browser.type("#name", "Ada Lovelace");
    browser.type("#line1", "12 Harbour Road");
    browser.type("#postcode", "1011 AB");
    browser.type("#city", "Amsterdam");
    browser.find("#country option[value=NL]").click();
    browser.click("#next");
    browser.waitForAddress("/checkout/delivery");
  }

  private static void enterCard(Browser browser, String number) {
    browser.waitForAddress("/checkout/payment");
    browser.type("#cardNumber", number);
    browser.type("#expiry", "12/29");
    browser.type("#securityCode", "123");
    browser.click("#next");
  }

  private static void assertAccessible(Browser browser, String page) {
    List<String> grave =
        new AxeBuilder()
            .analyze(browser.driver()).getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(ShoppingBrowserIT::describe)
                .toList();
    assertThat(grave).as(page).isEmpty();
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
  }
}
