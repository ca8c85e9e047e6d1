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

  /** Stops a member if it runs, starts it, and waits until it is ready. */
  void restart(String name) {
    Member member = folder.read().flatMap(state -> state.member(name)).orElseThrow();
    leave(member);
    LocalState state = folder.read().orElseThrow();
    start(state, state.cloudOf(member), member);
  }

  /** Brings a cloud to a number of members. */
  void scale(String cloudName, int members) {
    LocalState state = folder.read().orElseThrow();
    if (!state.balanced() && members > 1) {
      throw new RefusedException(
          "This shop was started with one member and no balancer: run catamaran local down, then"
              + " catamaran local up --members "
              + members
              + ".");
    }
    Cloud cloud = state.cloud(cloudName).orElseThrow();
    for (int number = 1; number <= members; number++) {
      String name = Member.name(cloudName, number);
      if (state.member(name).isEmpty()) {
        add(cloudName, number);
      } else if (!state.member(name).orElseThrow().process().exists()) {
        restart(name);
      }
    }
    for (Member member : cloud.members().stream().filter(m -> m.number() > members).toList()) {
      remove(cloudName, member);
    }
  }

  private void add(String cloudName, int number) {
    LocalState state = folder.read().orElseThrow();
    Cloud cloud = state.cloud(cloudName).orElseThrow();
    start(state, cloud, Stamp.place(state, cloudName, number));
  }

  private void start(LocalState state, Cloud cloud, Member member) {
    progress.say("Starting " + member.name() + " ...");
    LocalState placed = state.with(cloud.with(member.with(ProcessRecord.NONE)));
    ProcessRecord process = servers.start(placed, cloud, member);
    Member started = member.with(process);
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
