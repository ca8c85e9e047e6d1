package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Ports;
import shop.catamaran.operator.process.Programs;

/** What must hold before anything is started. */
record Prerequisites(StateFolder folder, LocalState state, int members) {

  private static final long DISK_MIN_MIB = 1024;

  void check() {
    reachable(folder.root());
    diskSpace();
    if (Programs.find("setsid").isEmpty()) {
      throw new RefusedException("The program setsid is missing (package util-linux).");
    }
    ports();
  }

  /**
   * Servers that root starts run as other users, who must be able to pass through to their data.
   */
  private static void reachable(Path path) {
    if (reachableByOthers(path)) {
      return;
    }
    throw new RefusedException(
        "Root starts servers as other users, and those cannot reach "
            + path
            + ": name another folder with --state.");
  }

  /** Whether every user can pass through to this folder, or only this user needs to. */
  static boolean reachableByOthers(Path path) {
    if (!System.getProperty("user.name").equals("root")) {
      return true;
    }
    for (Path each = path.toAbsolutePath(); each != null; each = each.getParent()) {
      try {
        if (Files.exists(each)
            && !Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      } catch (IOException e) {
        throw new RefusedException("Cannot look at " + each + ": " + e.getMessage(), e);
      }
    }
    return true;
  }

  private void diskSpace() {
    try {
      long free = Files.getFileStore(folder.root()).getUsableSpace() >> 20;
      if (free < DISK_MIN_MIB) {
        throw new RefusedException(
            "The disk of "
                + folder.root()
                + " has "
                + free
                + " MiB left; the shop needs "
                + DISK_MIN_MIB
                + " MiB: make room, or name another folder with --state.");
      }
    } catch (IOException e) {
      throw new RefusedException("Cannot look at the disk: " + e.getMessage(), e);
    }
  }

  private void ports() {
    taken(PortPlan.PUBLIC_ADDRESS, List.of(state.port()))
        .ifPresent(port -> refuseShopPort(PortPlan.PUBLIC_ADDRESS));
    PortPlan ports = state.ports();
    List<Integer> shared =
        IntStream.rangeClosed(ports.gateway(), ports.edgeStatus()).boxed().toList();
    taken(PortPlan.PUBLIC_ADDRESS, shared).ifPresent(this::refuse);
    for (Cloud cloud : state.clouds()) {
      List<Integer> own = new ArrayList<>();
      own.add(ports.database(cloud.name()));
      own.add(ports.balancerStatus(cloud.name()));
      IntStream.rangeClosed(1, members).map(n -> ports.member(cloud.name(), n)).forEach(own::add);
      if (state.severalClouds()) {
        PortPlan.CLOUDS.stream()
            .filter(other -> !other.equals(cloud.name()))
            .flatMapToInt(
                other ->
                    IntStream.of(
                        ports.databaseLink(other, cloud.name()),
                        ports.peerLink(other, cloud.name())))
            .forEach(own::add);
        taken(PortPlan.address(cloud.name()), List.of(state.port()))
            .ifPresent(port -> refuseShopPort(PortPlan.address(cloud.name())));
      }
      taken(PortPlan.address(cloud.name()), own).ifPresent(this::refuse);
    }
  }

  private void refuseShopPort(String address) {
    throw new RefusedException(
        "Port "
            + state.port()
            + " is taken on "
            + address
            + " by another program: end that one, or choose with --port.");
  }

  private void refuse(int port) {
    throw new RefusedException(
        "Port "
            + port
            + " is taken by another program: choose other ports with --port-base (now "
            + state.portBase()
            + ").");
  }

  private static java.util.Optional<Integer> taken(String address, List<Integer> ports) {
    return ports.stream().filter(port -> !Ports.free(address, port)).findFirst();
  }
}
