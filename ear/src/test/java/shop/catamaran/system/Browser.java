package shop.catamaran.system;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Headless Chromium with the driver that its distribution ships; every wait has a deadline. */
final class Browser implements AutoCloseable {

  private static final Duration WAIT_MAX = Duration.ofSeconds(20);

  /** What the browser pretends to be. */
  enum Kind {
    DESKTOP,
    PHONE,
    WITHOUT_JAVASCRIPT
  }

  private final ChromeDriver driver;

  Browser(Kind kind) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium"));
    options.addArguments(
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    if (kind == Kind.PHONE) {
      options.setExperimentalOption(
          "mobileEmulation",
          Map.of("deviceMetrics", Map.of("width", 390, "height", 844, "pixelRatio", 2.0)));
    }
    if (kind == Kind.WITHOUT_JAVASCRIPT) {
      options.setExperimentalOption(
          "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(program("chromedriver")))
                .usingAnyFreePort()
                .build(),
            options);
  }

  WebDriver driver() {
    return driver;
  }

  void open(String address) {
    driver.get(address);
  }

  /** The element, as soon as it is there. */
  WebElement find(String css) {
    return new WebDriverWait(driver, WAIT_MAX)
        .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  void type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  void click(String css) {
    WebElement element = find(css);
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    new WebDriverWait(driver, WAIT_MAX)
        .until(ExpectedConditions.elementToBeClickable(element))
        .click();
  }

  /** Makes the state of the page's forms unreadable, as if it came from another time. */
  void tearState() {
    driver.executeScript(
        "document.querySelectorAll('[name=\"jakarta.faces.ViewState\"]')"
            + ".forEach(field => { field.value = 'torn'; })");
  }

  /** Waits until an element says exactly this, on this page or the one that takes its place. */
  void awaitText(String selector, String text) {
    new WebDriverWait(driver, WAIT_MAX)
        .until(ExpectedConditions.textToBe(By.cssSelector(selector), text));
  }

  void waitForAddress(String part) {
    new WebDriverWait(driver, WAIT_MAX).until(ExpectedConditions.urlContains(part));
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static String program(String name) {
    return List.of("/usr/bin/" + name, "/usr/lib/chromium/" + name, "/snap/bin/" + name).stream()
        .filter(path -> new File(path).canExecute())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "browser tests need " + name + " (Debian: chromium, chromium-driver)"));
  }
}
