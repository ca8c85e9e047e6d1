package shop.catamaran.operator.local;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who listens where, as offsets from one base, so that several shops fit on one machine. Every
 * address is a loopback address.
 */
record PortPlan(int base) {

  /** How many ports one shop takes. */
  static final int SIZE = 100;

  /** The clouds there can be, in the order of their addresses. */
  static final List<String> CLOUDS = List.of("aws", "azure", "gcp");

  static final int MEMBERS_MAX = 8;

  /** What a browser reaches besides the shop. */
  static final String PUBLIC_ADDRESS = "127.0.0.1";

  private static final int FIRST_CLOUD = 10;
  private static final int PER_CLOUD = 30;
  private static final int MEMBERS = 2;
  private static final int CLUSTER = 10;
  private static final int LINKS = 18;
  private static final int CONSOLE = 24;

  int gateway() {
    return base;
  }

  int smtp() {
    return base + 1;
  }

  int mailPage() {
    return base + 2;
  }

  /** Where the relay between the clouds is told what to do. */
  int relay() {
    return base + 3;
  }

  /** The name server of the failover record. */
  int record() {
    return base + 4;
  }

  int edgeStatus() {
    return base + 5;
  }

  /** The address of a cloud's servers. */
  static String address(String cloud) {
    return "127.0." + (CLOUDS.indexOf(cloud) + 1) + ".1";
  }

  int database(String cloud) {
    return cloudBase(cloud);
  }

  int balancerStatus(String cloud) {
    return cloudBase(cloud) + 1;
  }

  /**
   * @param number of the member in its cloud, from 1
   */
  int member(String cloud, int number) {
    return cloudBase(cloud) + MEMBERS + number - 1;
  }

  /** Where a member talks to the others of its cloud. */
  int cluster(String cloud, int number) {
    return cloudBase(cloud) + CLUSTER + number - 1;
  }

  /** The admin console of a cloud. */
  int console(String cloud) {
    return cloudBase(cloud) + CONSOLE;
  }

  /** Where the admin console talks to the members. */
  int consoleGrid(String cloud) {
    return console(cloud) + 1;
  }

  /** Where one cloud finds the database of another; its address is the other's. */
  int databaseLink(String from, String to) {
    return cloudBase(to) + LINKS + 2 * CLOUDS.indexOf(from);
  }

  /** Where one cloud finds the balancer of another; its address is the other's. */
  int peerLink(String from, String to) {
    return databaseLink(from, to) + 1;
  }

  /** The addresses where members find each other. */
  List<String> clusterAddresses(String cloud, int members) {
    return IntStream.rangeClosed(1, members)
        .mapToObj(number -> PUBLIC_ADDRESS + ":" + cluster(cloud, number))
        .toList();
  }

  private int cloudBase(String cloud) {
    int index = CLOUDS.indexOf(cloud);
    if (index < 0) {
      throw new IllegalArgumentException("no such cloud: " + cloud);
    }
    return base + FIRST_CLOUD + PER_CLOUD * index;
  }
}
