package shop.catamaran.operator.local;

import java.time.Duration;
import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;

/** Starts the parts of one cloud. The others have the same ones, and share none of them. */
final class Stamp {

  private static final Duration SERVING_TIMEOUT = Duration.ofMinutes(5);
  private static final String CLOUD_HEALTH = "/health/cloud";

  private final StateFolder folder;
  private final Journal journal;
  private final String name;
  private final Progress progress;

  Stamp(StateFolder folder, Journal journal, String name, Progress progress) {
    this.folder = folder;
    this.journal = journal;
    this.name = name;
    this.progress = progress;
  }

  String name() {
    return name;
  }

  /** Starts the database and brings its schemas to the newest version. */
  void startDatabase() {
    startServer().migrate();
    progress.say("The database of " + name + " is ready.");
  }

  /**
   * Starts the database of a cloud that was there before. If its disk is lost, the server is empty,
   * and stays so until it is rebuilt from another cloud: members must find nothing in it.
   *
   * @return whether the disk was there
   */
  boolean restartDatabase() {
    boolean isLost =
        journal.state().severalClouds()
            && !new CloudDatabase(folder, journal.state().ports(), name).hasDisk();
    if (isLost) {
      startServer();
      progress.say(
          "The database of "
              + name
              + " is empty; bring it back with: catamaran replication rebuild "
              + name);
    } else {
      startDatabase();
    }
    return !isLost;
  }

  private CloudDatabase startServer() {
    CloudDatabase database = new CloudDatabase(folder, journal.state().ports(), name);
    journal.updateCloud(name, cloud -> cloud.withDatabase(database.start()));
    return database;
  }

  /** Gives so many members their places; they do not run yet. */
  void placeMembers(int count) {
    journal.update(
        now -> {
          Cloud cloud = now.cloud(name).orElseThrow();
          for (int number = 1; number <= count; number++) {
            cloud = cloud.with(place(now, name, number));
          }
          return now.with(cloud);
        });
  }

  /**
   * Starts a member that is new or not running, and waits until it is ready and the balancer sends
   * requests to it.
   */
  void bringUp(MemberServer starter, int number) {
    startMember(starter, number);
    Member member =
        members().stream().filter(each -> each.number() == number).findFirst().orElseThrow();
    starter.awaitReady(member);
    if (journal.state().balanced()) {
      new Balancer(folder, journal.state(), journal.cloud(name)).awaitSeen(member, true);
    }
    progress.say(member.name() + " is ready.");
  }

  /**
   * Brings all members up that have their places, one after the other: the cloud can sell with its
   * first one, and the others would only slow that one down.
   */
  void bringUpAll(MemberServer starter) {
    List<Integer> numbers = members().stream().map(Member::number).sorted().toList();
    for (int number : numbers) {
      bringUp(starter, number);
      if (number == numbers.get(0)) {
        awaitServing();
        progress.say(name + " can sell.");
      }
    }
  }

  /** Starts a member that is new or not running; it is not ready yet. */
  private void startMember(MemberServer starter, int number) {
    journal.update(
        now -> {
          Cloud cloud = now.cloud(name).orElseThrow();
          Member member = place(now, name, number);
          Cloud placed = cloud.with(member);
          return now.with(cloud.with(starter.start(now.with(placed), placed, member)));
        });
  }

  void startBalancer() {
    journal.update(
        now -> {
          Cloud cloud = now.cloud(name).orElseThrow();
          return now.with(cloud.withBalancer(new Balancer(folder, now, cloud).start()));
        });
  }

  List<Member> members() {
    return journal.cloud(name).members();
  }

  /** Waits until the balancer sends requests to all members. */
  void awaitBalanced() {
    if (journal.state().balanced()) {
      Balancer balancer = new Balancer(folder, journal.state(), journal.cloud(name));
      members().forEach(member -> balancer.awaitSeen(member, true));
    }
  }

  /** Waits until the cloud says through its balancer that it can sell. */
  void awaitServing() {
    if (!Await.until(SERVING_TIMEOUT, () -> serves(journal.state(), name))) {
      throw new RefusedException(
          name
              + " does not say that it can sell: "
              + journal.state().cloudUrl(name)
              + CLOUD_HEALTH);
    }
  }

  static boolean serves(LocalState state, String cloud) {
    return Http.answers(state.cloudUrl(cloud) + CLOUD_HEALTH);
  }

  /** Where a member listens: behind the balancer, or as the shop's own address. */
  static Member place(LocalState state, String cloud, int number) {
    return new Member(
        Member.name(cloud, number),
        number,
        state.balanced() ? PortPlan.address(cloud) : PortPlan.PUBLIC_ADDRESS,
        state.balanced() ? state.ports().member(cloud, number) : state.port(),
        "",
        ProcessRecord.NONE);
  }
}
