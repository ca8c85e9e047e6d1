package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.Partition;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import shop.catamaran.operator.local.ConsoleAccess;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.local.LocalStatus;
import shop.catamaran.operator.process.Processes;

/**
 * The admin console beside two members: it sees them and sends them commands, holds nothing of
 * theirs, and its sudden end is noticed by no shopper.
 */
class ConsoleIT {

  private static final Duration CONSOLE_LOADS = Duration.ofMinutes(2);

  private final RunningShop shop = RunningShop.get();

  @Test
  void showsAndCommandsTheMembersAndIsMissedByNobody() throws Exception {
    Launcher.Outcome started = console();
    assertThat(started.errors()).doesNotContain("catamaran:");
    assertThat(started.exitCode()).isZero();
    try {
      ConsoleAccess access = shop.operator().console("aws");
      assertThat(started.output())
          .contains(access.url(), "aws-1, aws-2", access.secrets().toString());
      assertThat(condition("aws-console")).isEqualTo("running");
      assertAllObey(access);
      assertTheBrowserShowsThem(access);
      assertHoldsNothingAndIsNotMissed();
    } finally {
      assertThat(console("--stop").exitCode()).isZero();
    }
    assertThat(shop.status().parts()).extracting(LocalStatus.Part::kind).doesNotContain("console");
    shop.awaitReady();
  }

  @Test
  void aCloudThatIsNotThereIsNamed() throws Exception {
    Launcher.Outcome outcome = Launcher.run("console", "mars", "--state", shop.state().toString());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.errors()).contains("There is no cloud mars in this shop; there are: aws");
  }

  private static void assertAllObey(ConsoleAccess access) {
    List<String> command = new ArrayList<>(access.asadmin());
    command.addAll(
        List.of("send-asadmin-command", "--targets", "*:*", "--verbose", "--command", "uptime"));
    Processes.Result result = Processes.run(command, Path.of("/"));
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("aws-1", "aws-2").contains("Up ");

    List<String> unsigned = new ArrayList<>(access.asadmin());
    unsigned.subList(unsigned.indexOf("--passwordfile"), unsigned.size()).clear();
    unsigned.add("uptime");
    assertThat(Processes.run(unsigned, Path.of("/")).exitCode()).as("without password").isNotZero();
  }

  private static void assertTheBrowserShowsThem(ConsoleAccess access) throws IOException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(access.secrets())) {
      secrets.load(reader);
    }
    try (Browser browser = new Browser(Browser.Kind.DESKTOP)) {
      browser.open(access.url());
      WebDriverWait wait = new WebDriverWait(browser.driver(), CONSOLE_LOADS);
      // A page that says that the console is being loaded comes first.
      wait.until(ExpectedConditions.elementToBeClickable(By.name("j_username")));
      browser.type("[name=j_username]", access.user());
      browser.type("[name=j_password]", secrets.getProperty("console.password"));
      browser.click("input[type=submit]");
      wait.until(ExpectedConditions.elementToBeClickable(By.linkText("Data Grid"))).click();
      wait.until(ExpectedConditions.elementToBeClickable(By.linkText("Data Grid Instances")))
          .click();
      for (String member : List.of("aws-1", "aws-2")) {
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), member));
      }
      Files.write(
          Installation.find().root().resolve("ear/target/console.png"),
          ((TakesScreenshot) browser.driver()).getScreenshotAs(OutputType.BYTES));
    }
  }

  private void assertHoldsNothingAndIsNotMissed() throws IOException {
    HazelcastInstance client = shop.grid(1);
    try {
      Set<Member> all = client.getCluster().getMembers();
      Set<Member> lite = all.stream().filter(Member::isLiteMember).collect(Collectors.toSet());
      assertThat(all).hasSize(3);
      assertThat(lite).hasSize(1);
      Set<Member> holders =
          client.getPartitionService().getPartitions().stream()
              .map(Partition::getOwner)
              .collect(Collectors.toSet());
      assertThat(holders).hasSize(2).doesNotContainAnyElementsOf(lite).doesNotContainNull();

      Shopper known = new Shopper(shop.memberUrl(1));
      String order = aSessionThatKnowsAnOrder(known);
      try (Traffic traffic = new Traffic(List.of(shop.url() + "/", shop.url() + "/cart"))) {
        shop.kill("aws-console");
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> client.getCluster().getMembers().equals(holders));
        int answered = traffic.answered();
        await().atMost(Duration.ofSeconds(20)).until(() -> traffic.answered() > answered + 20);
        assertThat(traffic.failures()).isEmpty();
      }
      assertThat(condition("aws-console")).isEqualTo("gone");
      assertThat(List.of(condition("aws-1"), condition("aws-2"))).containsOnly("ready");
      assertThat(known.answer(order).statusCode()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> known.twin().movedTo(shop.memberUrl(2)).answer(order).statusCode() == 200);
    } finally {
      client.shutdown();
    }
  }

  /** The path of an order's page that this visitor may see for the sake of the session alone. */
  private String aSessionThatKnowsAnOrder(Shopper visitor) throws IOException {
    Shopper buyer = new Shopper(shop.memberUrl(1));
    buyer.addToCart(Shopper.someProduct(shop.url()));
    buyer.enterAddress();
    buyer.chooseDelivery();
    Document order = buyer.placeOrder(buyer.enterCard(Shopper.GOOD_CARD));
    String path = visitor.track(order.expectFirst(".order-number").text());
    assertThat(visitor.answer(path).statusCode()).isEqualTo(200);
    return path;
  }

  private Launcher.Outcome console(String... more) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(List.of("console", "aws", "--state", shop.state().toString()));
    line.addAll(List.of(more));
    return Launcher.run(line.toArray(String[]::new));
  }

  private String condition(String part) {
    return shop.status().parts().stream()
        .filter(each -> each.name().equals(part))
        .map(LocalStatus.Part::condition)
        .findFirst()
        .orElse("not there");
  }
}
