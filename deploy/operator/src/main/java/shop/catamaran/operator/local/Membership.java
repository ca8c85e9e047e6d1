package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;

/**
 * Lets members of a running shop come and go, one at a time. A member leaves in this order: it says
 * that it is not ready, the balancer sees that, its last requests end, it is stopped.
 */
final class Membership {

  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(2);

  private final StateFolder folder;
  private final MemberServer servers;
  private final Progress progress;

  Membership(StateFolder folder, MemberServer servers, Progress progress) {
    this.folder = folder;
    this.servers = servers;
    this.progress = progress;
  }

  /**
   * Takes up what a command left that was ended in the middle: a member on its way out stays, and
   * the balancer learns of one that was started. No other command may be at work on the shop.
   */
  void takeUp() {
    LocalState state = folder.read().orElseThrow();
    for (Cloud cloud : state.clouds()) {
      cloud.members().forEach(this::stay);
      if (state.balanced() && cloud.balancer().condition() == ProcessRecord.Condition.RUNNING) {
        balancer(state, cloud.name()).learnMembers();
      }
    }
  }

  private void stay(Member member) {
    try {
      if (Files.deleteIfExists(servers.drainFile(member))
          && member.process().condition() == ProcessRecord.Condition.RUNNING) {
        progress.note("Note: " + member.name() + " was about to leave when a command was ended.");
      }
    } catch (IOException e) {
      throw new RefusedException("Cannot undrain " + member.name() + ": " + e.getMessage(), e);
    }
  }

  /** Stops a member if it runs, starts it, and waits until it is ready. */
  void restart(String name) {
    Member member = folder.read().flatMap(state -> state.member(name)).orElseThrow();
    leave(member);
    LocalState state = folder.read().orElseThrow();
    start(state, state.cloudOf(member), member);
  }

  /** One more member, with the lowest number that is free. */
  void add(String cloudName) {
    LocalState state = folder.read().orElseThrow();
    if (!state.balanced()) {
      throw new RefusedException(
          "This shop was started with one member and no balancer: run catamaran local down, then"
              + " catamaran local up --members 2.");
    }
    Cloud cloud = state.cloud(cloudName).orElseThrow();
    int number = 1;
    while (state.member(Member.name(cloudName, number)).isPresent()) {
      number++;
    }
    if (number > PortPlan.MEMBERS_MAX) {
      throw new RefusedException(
          "A cloud has from 1 to " + PortPlan.MEMBERS_MAX + " members here.");
    }
    start(state, cloud, Stamp.place(state, cloudName, number));
  }

  /** Lets a member leave for good. */
  void remove(String name) {
    LocalState state = folder.read().orElseThrow();
    Member member = state.member(name).orElseThrow();
    remove(state.cloudOf(member).name(), member);
  }

  private void start(LocalState state, Cloud cloud, Member member) {
    progress.say("Starting " + member.name() + " ...");
    LocalState placed = state.with(cloud.with(member.with(ProcessRecord.NONE)));
    Member started = servers.start(placed, cloud, member);
    LocalState known = placed.with(cloud.with(started));
    folder.write(known);
    try {
      servers.awaitReady(started);
    } catch (RefusedException e) {
      MemberServer.stop(started);
      throw e;
    }
    reloadBalancer(known, cloud.name());
    if (known.balanced()) {
      balancer(known, cloud.name()).awaitSeen(started, true);
    }
    progress.say(member.name() + " is ready.");
  }

  private void remove(String cloudName, Member member) {
    leave(member);
    LocalState state = folder.read().orElseThrow();
    LocalState without = state.with(state.cloud(cloudName).orElseThrow().without(member.name()));
    folder.write(without);
    reloadBalancer(without, cloudName);
    progress.say(member.name() + " has left.");
  }

  private void leave(Member member) {
    if (member.process().condition() == ProcessRecord.Condition.RUNNING) {
      LocalState state = folder.read().orElseThrow();
      try {
        Files.writeString(servers.drainFile(member), "leaving\n");
      } catch (IOException e) {
        throw new RefusedException("Cannot drain " + member.name() + ": " + e.getMessage(), e);
      }
      if (Await.until(DRAIN_TIMEOUT, () -> !MemberServer.ready(member)) && state.balanced()) {
        balancer(state, state.cloudOf(member).name()).awaitSeen(member, false);
        Await.until(LAST_REQUESTS, () -> !member.process().exists());
      }
    }
    MemberServer.stop(member);
  }

  private void reloadBalancer(LocalState state, String cloud) {
    if (state.balanced()) {
      balancer(state, cloud).reload();
    }
  }

  private Balancer balancer(LocalState state, String cloud) {
    return new Balancer(folder, state, state.cloud(cloud).orElseThrow());
  }
}
