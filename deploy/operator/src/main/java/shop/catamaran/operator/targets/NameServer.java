package shop.catamaran.operator.targets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Asks a name server for the addresses that a name stands for.
 *
 * @param url such as {@code dns://192.0.2.53:53}; {@code dns:} is the machine's own resolver
 */
public record NameServer(String url) {

  private static final int QUESTIONS = 8;

  /** The addresses that a name stands for now, in order; none if nobody answers. */
  @SuppressWarnings({"JdkObsolete", "BanJNDI"})
  public List<String> addresses(String name) {
    // The interface demands a Hashtable. What is looked up is an address at a server that the
    // operator named; nothing of it is deserialized.
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, url.endsWith(":") ? url : url + "/");
    settings.put("com.sun.jndi.dns.timeout.initial", "500");
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    List<String> addresses = new ArrayList<>();
    try {
      InitialDirContext server = new InitialDirContext(settings);
      try {
        Attribute answer = server.getAttributes(name, new String[] {"A"}).get("A");
        if (answer != null) {
          NamingEnumeration<?> all = answer.getAll();
          while (all.hasMore()) {
            addresses.add(all.next().toString());
          }
        }
      } finally {
        server.close();
      }
    } catch (NamingException e) {
      return List.of();
    }
    addresses.sort(null);
    return List.copyOf(addresses);
  }

  /**
   * Whether a name leads to what another name stands for. Asked several times, as a record with
   * weights answers differently each time.
   */
  public boolean leadsTo(String name, String host) {
    List<String> wanted = addresses(host);
    for (int question = 0; question < QUESTIONS; question++) {
      if (!Collections.disjoint(addresses(name), wanted)) {
        return true;
      }
    }
    return false;
  }
}
