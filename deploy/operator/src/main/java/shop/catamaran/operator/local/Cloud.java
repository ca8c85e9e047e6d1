package shop.catamaran.operator.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shop.catamaran.operator.process.ProcessRecord;

/**
 * A cloud and what was started for it.
 *
 * @param joining whether it is being brought into a shop that runs, and could not sell yet
 * @param release that members start with; empty for what is built here
 * @param balancer {@link ProcessRecord#NONE} where the only member is the public address
 * @param console the admin console, which is no part of the shop; usually there is none
 */
record Cloud(
    String name,
    boolean joining,
    String release,
    ProcessRecord database,
    ProcessRecord balancer,
    ProcessRecord console,
    List<Member> members) {

  Cloud {
    release = release == null ? "" : release;
    console = console == null ? ProcessRecord.NONE : console;
    members = members == null ? List.of() : List.copyOf(members);
  }

  static Cloud empty(String name) {
    return new Cloud(
        name, false, "", ProcessRecord.NONE, ProcessRecord.NONE, ProcessRecord.NONE, List.of());
  }

  /** A cloud that is to be brought in, with a release. */
  static Cloud joining(String name, String release) {
    return new Cloud(
        name, true, release, ProcessRecord.NONE, ProcessRecord.NONE, ProcessRecord.NONE, List.of());
  }

  Cloud joined() {
    return new Cloud(name, false, release, database, balancer, console, members);
  }

  /** All of it, running or not. */
  List<ProcessRecord> processes() {
    List<ProcessRecord> all = new ArrayList<>();
    if (!console.equals(ProcessRecord.NONE)) {
      all.add(console);
    }
    all.add(balancer);
    members.forEach(member -> all.add(member.process()));
    all.add(database);
    return all;
  }

  Cloud withDatabase(ProcessRecord process) {
    return new Cloud(name, joining, release, process, balancer, console, members);
  }

  Cloud withBalancer(ProcessRecord process) {
    return new Cloud(name, joining, release, database, process, console, members);
  }

  Cloud withConsole(ProcessRecord process) {
    return new Cloud(name, joining, release, database, balancer, process, members);
  }

  Cloud withRelease(String version) {
    return new Cloud(name, joining, version, database, balancer, console, members);
  }

  /** Puts a member in, in place of the one with its name. */
  Cloud with(Member member) {
    List<Member> all = new ArrayList<>(without(member.name()).members);
    all.add(member);
    all.sort(Comparator.comparingInt(Member::number));
    return new Cloud(name, joining, release, database, balancer, console, all);
  }

  Cloud without(String member) {
    return new Cloud(
        name,
        joining,
        release,
        database,
        balancer,
        console,
        members.stream().filter(m -> !m.name().equals(member)).toList());
  }
}
