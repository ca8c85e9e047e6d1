package shop.catamaran.operator.local;

import java.util.List;
import shop.catamaran.operator.console.RefusedException;

/**
 * What to start.
 *
 * @param clouds names of the clouds
 * @param members members in each cloud
 * @param port where the shop answers on 127.0.0.1
 * @param portBase first of the {@value PortPlan#SIZE} ports for everything behind it
 * @param demoCatalogue whether the first start loads the demo catalogue
 */
public record UpOptions(
    List<String> clouds, int members, int port, int portBase, boolean demoCatalogue) {

  /** Where the shop answers unless told otherwise. */
  public static final int DEFAULT_PORT = 8080;

  /** First port behind it unless told otherwise. */
  public static final int DEFAULT_PORT_BASE = 18100;

  private static final int PORTS_END = 65536;

  /**
   * @throws RefusedException if the shop cannot be started like that
   */
  public UpOptions {
    // In the same order every time, whatever order they are named in.
    clouds = clouds.stream().sorted().toList();
    if (clouds.isEmpty()
        || !PortPlan.CLOUDS.containsAll(clouds)
        || clouds.stream().distinct().count() != clouds.size()) {
      throw new RefusedException(
          "--clouds takes one or several, each once, of "
              + String.join(", ", PortPlan.CLOUDS)
              + ".");
    }
    if (members < 1 || members > PortPlan.MEMBERS_MAX) {
      throw new RefusedException("--members is from 1 to " + PortPlan.MEMBERS_MAX + ".");
    }
    if (port < 1 || port >= PORTS_END) {
      throw new RefusedException("--port is from 1 to 65535.");
    }
    if (portBase < 1024 || portBase + PortPlan.SIZE > PORTS_END) {
      throw new RefusedException(
          "--port-base is from 1024 to " + (PORTS_END - PortPlan.SIZE) + ".");
    }
    if (port >= portBase && port < portBase + PortPlan.SIZE) {
      throw new RefusedException(
          "--port must lie outside of the ports "
              + portBase
              + " to "
              + (portBase + PortPlan.SIZE - 1)
              + " (--port-base).");
    }
  }

  /** The clouds unless told otherwise. */
  public static final List<String> DEFAULT_CLOUDS = List.of("aws", "azure");

  /** Two clouds, aws and azure, on the default ports, with the demo catalogue. */
  public static UpOptions standard() {
    return new UpOptions(DEFAULT_CLOUDS, 2, DEFAULT_PORT, DEFAULT_PORT_BASE, true);
  }

  /** The same on other ports. */
  public UpOptions onPorts(int newPort, int newPortBase) {
    return new UpOptions(clouds, members, newPort, newPortBase, demoCatalogue);
  }

  /** The same with another number of members in each cloud. */
  public UpOptions withMembers(int newMembers) {
    return new UpOptions(clouds, newMembers, port, portBase, demoCatalogue);
  }

  /** The same with other clouds. */
  public UpOptions withClouds(String... names) {
    return new UpOptions(List.of(names), members, port, portBase, demoCatalogue);
  }

  /** The same with an empty catalogue at the first start. */
  public UpOptions withoutDemoCatalogue() {
    return new UpOptions(clouds, members, port, portBase, false);
  }
}
