package shop.catamaran.catalog.internal.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTest {

  private static final int SHOPS = 200;

  private static Holding holding(String cloud, int free, double demand) {
    return new Holding(cloud, free, 0, demand);
  }

  @ParameterizedTest
  @CsvSource({
    // new stock spreads evenly where nothing is known of the demand
    "100, 0, 0, 0, 50",
    // and as it is sold where something is
    "100, 0, 29, 9, 25",
    // no cloud stays empty while another has plenty
    "100, 0, 1000000, 0, 1",
    "2, 0, 0, 0, 1",
    // a last unit stays where it is
    "1, 0, 0, 100, 0",
    // small differences set nothing in motion
    "52, 48, 0, 0, 0",
    "60, 40, 0, 0, 0",
    "70, 30, 0, 0, 20",
    "3, 1, 0, 0, 0",
    // the poorer never gives
    "30, 70, 0, 0, 0",
    "0, 70, 0, 0, 0"
  })
  void givesWhatTheOtherLacks(int here, int there, double demand, double demandThere, int gift) {
    Balance balance =
        new Balance(List.of(holding("aws", here, demand), holding("azure", there, demandThere)));
    assertThat(balance.gifts("aws")).isEqualTo(gift == 0 ? Map.of() : Map.of("azure", gift));
  }

  @Test
  void doesNotGiveTwiceWhatIsOnItsWay() {
    List<Holding> known = List.of(holding("aws", 50, 0), new Holding("azure", 0, 50, 0));
    assertThat(new Balance(known).gifts("aws")).isEmpty();
  }

  @Test
  void severalGiversGiveTheirPart() {
    Balance balance =
        new Balance(List.of(holding("aws", 90, 0), holding("azure", 60, 0), holding("gcp", 0, 0)));
    assertThat(balance.gifts("aws")).isEqualTo(Map.of("gcp", 40));
    assertThat(balance.gifts("azure")).isEqualTo(Map.of("gcp", 10));
    assertThat(balance.gifts("gcp")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0, 3, 7",
    "10, 0, 10, 10",
    "10, 0, 11, 0",
    "1, 0, 1, 1",
    "0, 5, 1, 0",
    "10, 9, 2, 5",
  })
  void answersWithWhatIsAskedForAndMoreIfThereIsPlenty(int here, int there, int asked, int units) {
    List<Holding> known = List.of(holding("aws", here, 0), holding("azure", there, 0));
    assertThat(Balance.answer(known, "aws", "azure", asked)).isEqualTo(units);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void neverLosesOrInventsUnitsAndComesToRest(int clouds) {
    for (long seed = 0; seed < SHOPS; seed++) {
      World world = new World(clouds, new Random(seed));
      int before = world.units();
      for (int round = 0; round < 30; round++) {
        world.sellSome();
        world.balance(true);
        world.checkNothingIsNegative();
      }
      assertThat(world.units() + world.unitsSold).as("seed %d", seed).isEqualTo(before);
      world.deliverEverything();
      int moves = 0;
      while (world.balance(false)) {
        world.deliverEverything();
        assertThat(++moves).as("rounds to rest with seed %d", seed).isLessThanOrEqualTo(2);
      }
      world.checkSharesAreNear(seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void noUnitGoesToAndFroAlthoughCloudsSeeDemandDifferently(int clouds) {
    for (long seed = 0; seed < SHOPS; seed++) {
      Random random = new Random(seed);
      World world = new World(clouds, random);
      int units = world.units();
      int moved = 0;
      for (int round = 0; round < 50; round++) {
        world.noise = 0.1;
        world.balance(true);
        moved += world.unitsMoved;
      }
      assertThat(moved)
          .as("units moved of %d with seed %d", units, seed)
          .isLessThanOrEqualTo(units);
    }
  }

  /** Clouds that know each other's holdings late, and give what they decide on what they know. */
  private static final class World {
    private final Random random;
    private final int[] free;
    private final double[] demand;
    private final List<int[]> transfers = new ArrayList<>();
    private double noise;
    private int unitsSold;
    private int unitsMoved;

    World(int clouds, Random random) {
      this.random = random;
      this.free = IntStream.range(0, clouds).map(cloud -> units()).toArray();
      this.demand = IntStream.range(0, clouds).mapToDouble(c -> random.nextInt(50)).toArray();
      // All of it came in at one place.
      if (random.nextBoolean()) {
        free[0] = random.nextInt(1000);
      }
    }

    int units() {
      return free == null
          ? random.nextInt(200)
          : IntStream.of(free).sum() + transfers.stream().mapToInt(t -> t[2]).sum();
    }

    void sellSome() {
      for (int cloud = 0; cloud < free.length; cloud++) {
        int units = Math.min(free[cloud], random.nextInt(4));
        free[cloud] -= units;
        demand[cloud] += units;
        unitsSold += units;
      }
    }

    /** A round in each cloud; whether anything was given. */
    boolean balance(boolean late) {
      unitsMoved = 0;
      List<Holding> before = holdings();
      for (int cloud = 0; cloud < free.length; cloud++) {
        // Knowledge of the others is as old as this round's begin, or fresh.
        List<Holding> known = new ArrayList<>(late ? before : holdings());
        known.set(cloud, holdings().get(cloud));
        int giver = cloud;
        new Balance(seenBy(known))
            .gifts(name(cloud))
            .forEach((taker, units) -> give(giver, Integer.parseInt(taker.substring(1)), units));
      }
      if (random.nextBoolean()) {
        deliverEverything();
      }
      return unitsMoved > 0;
    }

    private List<Holding> seenBy(List<Holding> holdings) {
      return holdings.stream()
          .map(holding -> holding.withDemand(holding.demand() * noise * random.nextDouble()))
          .toList();
    }

    private void give(int giver, int taker, int units) {
      assertThat(units).isPositive().isLessThanOrEqualTo(free[giver]);
      free[giver] -= units;
      unitsMoved += units;
      transfers.add(new int[] {giver, taker, units});
    }

    void deliverEverything() {
      transfers.forEach(transfer -> free[transfer[1]] += transfer[2]);
      transfers.clear();
    }

    List<Holding> holdings() {
      return IntStream.range(0, free.length)
          .mapToObj(
              cloud ->
                  new Holding(
                      name(cloud),
                      free[cloud],
                      transfers.stream().filter(t -> t[1] == cloud).mapToInt(t -> t[2]).sum(),
                      demand[cloud]))
          .toList();
    }

    void checkNothingIsNegative() {
      assertThat(IntStream.of(free).allMatch(units -> units >= 0)).isTrue();
    }

    void checkSharesAreNear(long seed) {
      Balance balance = new Balance(holdings());
      boolean plenty = units() >= free.length;
      for (Holding holding : holdings()) {
        int share = balance.share(holding.cloud());
        assertThat(holding.units())
            .as("%s of a share of %d with seed %d", holding, share, seed)
            .isGreaterThanOrEqualTo(plenty ? 1 : 0)
            .isGreaterThanOrEqualTo(share - Math.max(2, share / 4 + 1));
      }
    }

    private static String name(int cloud) {
      return "c" + cloud;
    }
  }
}
