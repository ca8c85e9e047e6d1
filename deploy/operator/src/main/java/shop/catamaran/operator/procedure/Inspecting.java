package shop.catamaran.operator.procedure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.Exposure;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.ReplicationStatus.LinkCondition;
import shop.catamaran.operator.replication.ReplicationStatus.LinkState;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.Traffic;
import shop.catamaran.postgres.ShopDatabase;

/** Looks at a shop from outside: its clouds, members, databases, and what operators did. */
public final class Inspecting {

  private static final Duration BACKUP_AGE_MAX = Duration.ofHours(26);
  private static final long LAG_BYTES_MAX = 16L << 20;
  private static final long KEPT_BYTES_MIN = 256L << 20;

  private final Shop shop;
  private final OperationsLog log;
  private final Clock clock;

  Inspecting(Shop shop, OperationsLog log, Clock clock) {
    this.shop = shop;
    this.log = log;
    this.clock = clock;
  }

  /** Asks every part; none of them has to answer. */
  public ShopStatus look() {
    Map<String, String> silent = new ConcurrentSkipListMap<>();
    List<ShopStatus.CloudStatus> clouds =
        shop.clouds().parallelStream().map(target -> cloud(target, silent)).toList();
    List<LinkState> links =
        shop.hasSeveralClouds()
            ? new Replication(shop.databases(), shop.passwords(), Progress.silent())
                .status()
                .links()
            : List.of();
    List<String> alarms = alarms(clouds, links);
    silent.forEach(
        (cloud, sentence) -> alarms.add(cloud + " does not tell all of itself: " + sentence));
    return new ShopStatus(clouds, links, alarms);
  }

  // A cloud that is down may take with it whatever tells of it.
  private static <T> T ask(
      Target target, Map<String, String> silent, T otherwise, Supplier<T> question) {
    try {
      return question.get();
    } catch (RefusedException e) {
      silent.putIfAbsent(target.cloud(), e.getMessage());
      return otherwise;
    }
  }

  private ShopStatus.CloudStatus cloud(Target target, Map<String, String> silent) {
    Traffic traffic = ask(target, silent, new Traffic(0, 0), target::traffic);
    return new ShopStatus.CloudStatus(
        target.cloud(),
        target.url().toString(),
        new CloudProbe(target.url()).sells(),
        !shop.hasSeveralClouds()
            || ask(target, silent, false, () -> shop.record().shows(target.cloud())),
        ask(target, silent, "", target::release),
        traffic.requests(),
        traffic.failed(),
        exposedOrders(target.cloud()),
        lastBackup(target.cloud()),
        ask(target, silent, List.<TargetMember>of(), target::members).parallelStream()
            .map(Inspecting::member)
            .toList());
  }

  private static ShopStatus.MemberStatus member(TargetMember member) {
    MemberFigures figures =
        member.address().map(MemberFigures::of).orElseGet(MemberFigures::unknown);
    return new ShopStatus.MemberStatus(
        member.name(),
        member.release(),
        member.condition().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        figures.heapMib(),
        figures.sessions(),
        figures.gridMembers());
  }

  private Optional<Integer> exposedOrders(String cloud) {
    try (Connection database = shop.database(cloud).connect(ShopDatabase.NAME)) {
      return Optional.of(Exposure.orders(database));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private Optional<String> lastBackup(String cloud) {
    return log.read().stream()
        .filter(entry -> entry.operation().equals("backup") && entry.done())
        .filter(entry -> entry.cloud().equals(cloud))
        .reduce((earlier, later) -> later)
        .map(OperationsLog.Entry::at);
  }

  List<String> alarms(List<ShopStatus.CloudStatus> clouds, List<LinkState> links) {
    List<String> alarms = new ArrayList<>();
    for (ShopStatus.CloudStatus cloud : clouds) {
      if (!cloud.sells()) {
        alarms.add(cloud.name() + " does not say that it can sell.");
      }
      if (!cloud.inRecord()) {
        alarms.add("The record does not show " + cloud.name() + ".");
      }
      cloud.members().stream()
          .filter(member -> !member.condition().equals("serving"))
          .forEach(member -> alarms.add(member.name() + " is " + member.condition() + "."));
      separation(cloud.members()).ifPresent(alarms::add);
      if (cloud.exposedOrders().isEmpty()) {
        alarms.add("The database of " + cloud.name() + " does not answer.");
      }
      cloud
          .exposedOrders()
          .filter(orders -> orders > 0)
          .ifPresent(
              orders -> alarms.add(orders + " orders are known to " + cloud.name() + " alone."));
      if (cloud.lastBackup().filter(this::isYoung).isEmpty()) {
        alarms.add(
            "The last backup of " + cloud.name() + " is older than a day, or there is none.");
      }
    }
    Set<String> releases =
        clouds.stream()
            .flatMap(cloud -> cloud.members().stream())
            .map(ShopStatus.MemberStatus::release)
            .filter(release -> !release.isEmpty())
            .collect(Collectors.toSet());
    if (releases.size() > 1) {
      alarms.add(
          "Members run different releases: "
              + String.join(", ", releases.stream().sorted().toList())
              + ".");
    }
    links.forEach(link -> alarm(link).ifPresent(alarms::add));
    return alarms;
  }

  private static Optional<String> separation(List<ShopStatus.MemberStatus> members) {
    List<ShopStatus.MemberStatus> reached =
        members.stream().filter(member -> member.gridMembers().isPresent()).toList();
    List<String> separated =
        reached.stream()
            .filter(member -> member.gridMembers().get() < reached.size())
            .map(ShopStatus.MemberStatus::name)
            .toList();
    return separated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", separated)
                + (separated.size() == 1 ? " does" : " do")
                + " not share sessions with all members of the cloud.");
  }

  private static Optional<String> alarm(LinkState link) {
    if (link.condition() != LinkCondition.STREAMING) {
      return Optional.of("The link " + link.name() + " is " + link.condition() + ".");
    }
    if (link.lagBytes().filter(bytes -> bytes > LAG_BYTES_MAX).isPresent()) {
      return Optional.of(
          link.subscriber()
              + " is "
              + (link.lagBytes().get() >> 20)
              + " MiB behind "
              + link.publisher()
              + ".");
    }
    if (link.keptBytes().filter(bytes -> bytes < KEPT_BYTES_MIN).isPresent()) {
      return Optional.of(
          link.publisher()
              + " can keep only "
              + (link.keptBytes().get() >> 20)
              + " MiB more for "
              + link.subscriber()
              + ".");
    }
    return Optional.empty();
  }

  private boolean isYoung(String backup) {
    return Instant.parse(backup).isAfter(clock.instant().minus(BACKUP_AGE_MAX));
  }
}
