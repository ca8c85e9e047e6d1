package shop.catamaran.drills.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Follows the shop's DNS record as a client does whose resolver gives it one address: it keeps to
 * it for the time to live, whether it serves or not, and longer if the record still shows it then.
 */
public final class DnsRoute implements Route {

  // What the record says; the resolver of Java does not tell it.
  private static final long TTL_NANOS = 5_000_000_000L;

  private final String server;
  private final String name;
  private final int port;
  private final ToIntFunction<List<String>> choice;
  private String current = "";
  private long expires;

  /**
   * A client that has not asked yet.
   *
   * @param server of names, host and port
   * @param name of the record
   * @param port where the shop answers at each of the record's addresses
   * @param choice of one of several addresses
   */
  public DnsRoute(String server, String name, int port, ToIntFunction<List<String>> choice) {
    this.server = server;
    this.name = name;
    this.port = port;
    this.choice = choice;
  }

  @Override
  public URI address() {
    if (current.isEmpty() || System.nanoTime() - expires > 0) {
      List<String> answer = resolve(server, name);
      if (!answer.isEmpty() && !answer.contains(current)) {
        current = answer.get(choice.applyAsInt(answer));
      }
      expires = System.nanoTime() + TTL_NANOS;
    }
    if (current.isEmpty()) {
      throw new IllegalStateException(name + " has no address at " + server);
    }
    return URI.create(String.format(Locale.ROOT, "http://%s:%d", current, port));
  }

  @Override
  public void failed(URI address) {
    // It has to wait for the next answer.
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
        all.sort(null);
        return all;
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      return List.of();
    }
  }
}
