package shop.catamaran.drills.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Follows the shop's DNS record as a browser does: an answer is kept for its time to live, whether
 * the address serves or not; of several addresses the next one is taken after a failure.
 */
public final class DnsRoute implements Route {

  private static final long TTL_NANOS = 5_000_000_000L;

  private final String server;
  private final String name;
  private final int port;
  private List<String> answer = List.of();
  private int current;
  private long expires;

  /**
   * @param server of names, host and port
   * @param name of the record
   * @param port where the shop answers at each of the record's addresses
   */
  public DnsRoute(String server, String name, int port) {
    this.server = server;
    this.name = name;
    this.port = port;
  }

  @Override
  public URI address() {
    if (answer.isEmpty() || System.nanoTime() - expires > 0) {
      List<String> next = resolve(server, name);
      if (!next.isEmpty()) {
        String now = answer.isEmpty() ? "" : answer.get(current % answer.size());
        answer = next;
        current = Math.max(0, next.indexOf(now));
      }
      expires = System.nanoTime() + TTL_NANOS;
    }
    if (answer.isEmpty()) {
      throw new IllegalStateException(name + " has no address at " + server);
    }
    return URI.create(
        String.format(Locale.ROOT, "http://%s:%d", answer.get(current % answer.size()), port));
  }

  @Override
  public void failed(URI address) {
    // A browser whose resolver gave it one address only has to wait for the next answer.
    current++;
  }

  /** The addresses that the record has now; none if the server does not answer. */
  @SuppressWarnings("BanJNDI") // The name is ours, and DNS answers hold no objects.
  public static List<String> resolve(String server, String name) {
    try {
      InitialDirContext context = new InitialDirContext();
      try {
        Attribute addresses =
            context.getAttributes("dns://" + server + "/" + name, new String[] {"A"}).get("A");
        List<String> all = new ArrayList<>();
        for (int i = 0; addresses != null && i < addresses.size(); i++) {
          all.add(addresses.get(i).toString());
        }
        return all;
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      return List.of();
    }
  }
}
