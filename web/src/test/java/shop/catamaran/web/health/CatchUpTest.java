package shop.catamaran.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shop.catamaran.web.health.CatchUp.Subscription;

class CatchUpTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final String NAME = "azure_from_aws";

  private final CatchUp catchUp = new CatchUp();

  @Test
  void isOverAtOnceWhereThereIsNoOtherCloud() {
    assertThat(catchUp.observe(List.of(), START)).isEmpty();
  }

  @Test
  void waitsUntilTheOtherCloudHasNothingMoreToSend() {
    assertThat(after(0, heard("12:00:00"))).containsExactly(NAME);
    assertThat(after(60, heard("12:00:00"))).as("a backlog, no matter how long").isNotEmpty();
    assertThat(after(61, heard("12:01:01"))).isEmpty();
  }

  @Test
  void takesNoMarkFromBeforeForAnAnswer() {
    after(0, heard("12:00:00"));
    after(1, heard("12:00:01"));
    catchUp.begin();
    assertThat(after(2, heard("12:00:01"))).containsExactly(NAME);
    assertThat(after(3, heard("12:00:03"))).isEmpty();
  }

  @Test
  void waitsWhileTablesAreCopied() {
    after(0, new Subscription(NAME, true, false, Optional.empty()));
    assertThat(after(30, new Subscription(NAME, true, false, Optional.of("12:00:30"))))
        .containsExactly(NAME);
    assertThat(after(40, heard("12:00:40"))).isEmpty();
  }

  @Test
  void waitsForASilentCloudForTenSecondsOnly() {
    assertThat(after(0, silent())).containsExactly(NAME);
    assertThat(after(9, silent())).containsExactly(NAME);
    assertThat(after(10, silent())).isEmpty();
  }

  @Test
  void neverWaitsAgainForACloudThatFallsSilentLater() {
    after(0, heard("12:00:00"));
    after(1, heard("12:00:01"));
    assertThat(after(2, silent())).isEmpty();
    assertThat(after(100, heard("12:00:01"))).isEmpty();
  }

  @Test
  void opensTheShopEvenIfReplicationNeverCatchesUp() {
    after(0, heard("12:00:00"));
    assertThat(after(CatchUp.PATIENCE.toSeconds(), heard("12:00:00"))).isEmpty();
  }

  private List<String> after(long seconds, Subscription subscription) {
    return catchUp.observe(List.of(subscription), START.plus(Duration.ofSeconds(seconds)));
  }

  private static Subscription heard(String mark) {
    return new Subscription(NAME, true, true, Optional.of(mark));
  }

  private static Subscription silent() {
    return new Subscription(NAME, false, true, Optional.empty());
  }
}
