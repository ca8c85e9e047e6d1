package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;
import shop.catamaran.operator.process.Programs;
import shop.catamaran.operator.process.Users;
import shop.catamaran.operator.targets.NameServer;

/**
 * The shop's name in the DNS, served by gdnsd: the addresses of all clouds whose {@code
 * /health/cloud} says that they can sell; all of them if none does.
 */
record FailoverRecord(StateFolder folder, LocalState state) {

  private static final String ZONE = "catamaran.test";

  /** The name that clouds are found under. */
  static final String NAME = "shop." + ZONE;

  ProcessRecord start() {
    Path home = folder.record();
    // Debian's package brings the first of these users along.
    Optional<String> user = Users.insteadOfRoot("gdnsd", "nobody");
    try {
      for (String own : List.of("zones", "run", "state")) {
        Files.createDirectories(home.resolve(own));
        Users.give(home.resolve(own), user);
      }
      Users.give(Files.writeString(home.resolve("config"), configuration()), user);
      Users.give(Files.writeString(home.resolve("zones").resolve(ZONE), zone()), user);
    } catch (IOException e) {
      throw new RefusedException("Cannot prepare " + home + ": " + e.getMessage(), e);
    }
    String program =
        Programs.find("gdnsd")
            .map(Path::toString)
            .orElseThrow(() -> new RefusedException("gdnsd is not installed."));
    return Processes.start(
        Users.as(user, List.of(program, "-c", home.toString(), "start")),
        Map.of(),
        home,
        folder.log(Server.RECORD.label()));
  }

  /** Whether it was started with a cloud's address, whatever it answers now. */
  boolean names(String cloud) {
    Path configuration = folder.record().resolve("config");
    try {
      return Files.exists(configuration)
          && Files.readString(configuration).contains(cloud + " => " + PortPlan.address(cloud));
    } catch (IOException e) {
      throw new RefusedException("Cannot read " + configuration + ": " + e.getMessage(), e);
    }
  }

  String configuration() {
    String addresses =
        state.cloudNames().stream()
            .map(cloud -> cloud + " => " + PortPlan.address(cloud))
            .collect(Collectors.joining(", "));
    return new Template("gdnsd/config")
        .fill(
            Map.of(
                "LISTEN",
                PortPlan.PUBLIC_ADDRESS + ":" + state.ports().record(),
                "HOME",
                folder.record().toString(),
                "PORT",
                Integer.toString(state.port()),
                "NAME",
                NAME,
                "CLOUDS",
                addresses));
  }

  private static String zone() {
    return new Template("gdnsd/zone").fill(Map.of());
  }

  /** The addresses that the name stands for now; none if nobody answers. */
  List<String> answer() {
    return new NameServer("dns://" + PortPlan.PUBLIC_ADDRESS + ":" + state.ports().record())
        .addresses(NAME);
  }
}
