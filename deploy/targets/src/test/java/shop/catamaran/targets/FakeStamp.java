package shop.catamaran.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a stamp is made of, whichever cloud it is in. */
public final class FakeStamp {

  /** What becomes of a machine. */
  public enum Health {
    NEW,
    SERVING,
    UNREADY,
    SILENT,
    DEAD,
    LEAVING
  }

  /** A machine, and what it was handed when it started. */
  public static final class Machine {
    public final int number;
    public String userData;
    public Health health;

    /** Whether the balancer knows it for shoppers alone, and not yet for upkeep. */
    public boolean halfKnown;

    /** Whether one of the same name comes when it has left. */
    public boolean comesBack;

    Machine(int number, String userData, Health health) {
      this.number = number;
      this.userData = userData;
      this.health = health;
    }

    public String address() {
      return "10.10.1." + (10 + number);
    }
  }

  public final List<Machine> machines = new ArrayList<>();
  public final Map<String, byte[]> objects = new TreeMap<>();
  public final Map<String, String> secrets = new TreeMap<>();
  public String userData;
  public boolean there = true;

  /** Of shoppers. */
  public long requests;

  /** Of them. */
  public long failed;

  /** What the record, the other clouds and operators asked. */
  public long upkeep;

  /** Of that. */
  public long upkeepFailed;

  public int least = 2;
  public int wanted = 2;
  public int most = 3;
  private int last;

  /** Two members that serve, of a release. */
  public void start(String userData) {
    this.userData = userData;
    settle();
    settle();
  }

  public Machine machine(int number) {
    return machines.stream().filter(machine -> machine.number == number).findFirst().orElseThrow();
  }

  /** What goes on by itself: who leaves is gone, who is new serves, who lacks comes. */
  public void settle() {
    machines.removeIf(machine -> machine.health == Health.LEAVING && !machine.comesBack);
    for (Machine machine : machines) {
      if (machine.comesBack) {
        machine.comesBack = false;
        machine.userData = userData;
        machine.health = Health.NEW;
        continue;
      }
      if (machine.health == Health.NEW) {
        machine.health = Health.SERVING;
      }
    }
    while (machines.size() < wanted) {
      machines.add(new Machine(++last, userData, Health.NEW));
    }
  }
}
