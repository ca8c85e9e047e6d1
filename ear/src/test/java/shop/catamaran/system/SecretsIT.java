package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets are replaced while the shop is open: members know the old and the new ones meanwhile. */
@Tag("long")
class SecretsIT {

  private static final String FACES_KEY = "faces.key";
  private static final List<String> KEYS = List.of("visitor.key", FACES_KEY, "operator.key");
  private static final String STATE = "[name=jakarta.faces.ViewState]";
  private static final String PASSWORD = "application.password";
  private static final String NEW_PASSWORD = "renewed";
  private static final int KEY_BYTES = 32;

  private final RunningShop shop = RunningShop.get();

  @Test
  void aShopperGoesOnBetweenMembersThatUseOldAndNewSecrets() throws Exception {
    String kept = Files.readString(shop.secrets());
    Properties secrets = new Properties();
    secrets.load(new StringReader(kept));
    String oldPassword = secrets.getProperty(PASSWORD);
    String oldKey = secrets.getProperty(FACES_KEY);
    String one = shop.memberUrl(1);
    String other = shop.memberUrl(2);
    Shopper shopper = new Shopper(one);
    shopper.addToCart(Shopper.someProduct(one));
    try (Launcher.Changed change = Launcher.Changed.of(shop.secrets(), kept)) {
      assertThat(change.kept()).hasContent(kept);
      KEYS.forEach(name -> secrets.merge(name, newKey(), (before, now) -> before + "," + now));
      secrets.setProperty(PASSWORD, oldPassword + "," + NEW_PASSWORD);
      store(secrets);
      shop.restart("aws-1");
      KEYS.forEach(name -> secrets.computeIfPresent(name, (key, list) -> reversed(list)));
      secrets.setProperty(PASSWORD, NEW_PASSWORD + "," + oldPassword);
      store(secrets);
      shop.restart("aws-2");
      String newKey = secrets.getProperty(FACES_KEY).split(",", 2)[0];

      for (String member : List.of(one, other)) {
        takesStateOf(oldKey, shopper.movedTo(member));
        takesStateOf(newKey, shopper.movedTo(member));
        takesNoStateOf(newKey(), shopper.movedTo(member));
      }
      buy(shopper, one, other);
      setPassword(NEW_PASSWORD);
      // With the session that the first purchase began, and with the key that is in it.
      buy(shopper, other, one);
      takesStateOf(newKey, shopper.movedTo(one));
      takesStateOf(oldKey, shopper.movedTo(other));
    } finally {
      setPassword(oldPassword);
      shop.restart("aws-1");
      shop.restart("aws-2");
    }
    shop.awaitReady();
  }

  private static void takesStateOf(String key, Shopper shopper) throws Exception {
    shopper.addToCart(Shopper.someProduct(shopper.base()));
    Document page = shopper.open("/checkout/address");
    page.select(STATE).val(ViewState.encryptedWith(key));
    assertThat(shopper.enterAddress(page).location()).endsWith("/checkout/delivery");
  }

  private static void takesNoStateOf(String key, Shopper shopper) throws Exception {
    Document page = shopper.open("/checkout/address");
    page.select(STATE).val(ViewState.encryptedWith(key));
    Document answer = shopper.enterAddress(page);
    assertThat(answer.connection().response().statusCode()).isEqualTo(409);
    assertThat(answer.expectFirst("h1").text()).isEqualTo("This page has expired");
  }

  /** Every form is shown by one member and sent to another one. */
  private static void buy(Shopper shopper, String shows, String takes) throws IOException {
    Document product = shopper.movedTo(shows).open("/p/" + Shopper.someProduct(shows));
    shopper.movedTo(takes).submit(product, "buy", "add", Map.of("quantity", "1"));
    Document address = shopper.movedTo(shows).open("/checkout/address");
    assertThat(shopper.movedTo(takes).enterAddress(address).location())
        .endsWith("/checkout/delivery");
    Document delivery = shopper.movedTo(shows).open("/checkout/delivery");
    assertThat(
            shopper
                .movedTo(takes)
                .submit(delivery, "deliveryForm", "next", Map.of("delivery", "standard"))
                .location())
        .endsWith("/checkout/payment");
    Document payment = shopper.movedTo(shows).open("/checkout/payment");
    assertThat(shopper.movedTo(takes).enterCard(payment, Shopper.GOOD_CARD).location())
        .endsWith("/checkout/review");
    Document review = shopper.movedTo(shows).open("/checkout/review");
    assertThat(shopper.movedTo(takes).placeOrder(review).text()).contains("Payment received");
  }

  /** Changes the password in the database, where from then on everybody has to sign in anew. */
  private void setPassword(String password) {
    shop.execute("ALTER ROLE catamaran_app PASSWORD '" + password + "'");
    shop.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'catamaran_app'");
    for (int number = 1; number <= 2; number++) {
      Shopper shopper = new Shopper(shop.memberUrl(number));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> shopper.answer("/search?q=" + UUID.randomUUID()).statusCode() == 200);
    }
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private static Object reversed(Object list) {
    String[] parts = list.toString().split(",", 2);
    return parts[1] + "," + parts[0];
  }

  private void store(Properties secrets) throws IOException {
    try (OutputStream out = Files.newOutputStream(shop.secrets())) {
      secrets.store(out, null);
    }
  }
}
