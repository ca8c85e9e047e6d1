package shop.catamaran.operator.payara;

import java.util.List;

/**
 * What makes a domain different from others. All ports are of 127.0.0.1.
 *
 * @param adminPort where the console and {@code asadmin} reach it
 * @param httpPort where applications answer; 0 if there are none
 * @param grid the members that it shares memory with
 * @param javaOptions of its JVM, the heap's size among them
 */
public record DomainSettings(int adminPort, int httpPort, DataGrid grid, List<String> javaOptions) {

  public DomainSettings {
    javaOptions = List.copyOf(javaOptions);
  }

  /**
   * A cluster of Hazelcast.
   *
   * @param port of this domain in it
   * @param members addresses with ports where others may be found
   * @param lite whether this domain takes part without ever holding data
   */
  public record DataGrid(String name, int port, List<String> members, boolean lite) {

    public DataGrid {
      members = List.copyOf(members);
    }
  }
}
