package shop.catamaran.web.operations;

import java.net.URI;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * The name that shoppers' browsers look up.
 *
 * @param server {@code dns://host:port/name}
 */
record FailoverRecord(URI server) {

  String name() {
    return server.getPath().substring(1);
  }

  /** The addresses that the name stands for now. */
  @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // Asks for texts only; the API wants a Hashtable.
  List<String> lookUp() throws NamingException {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, "dns://" + server.getAuthority() + "/");
    settings.put("com.sun.jndi.dns.timeout.initial", "500");
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    InitialDirContext resolver = new InitialDirContext(settings);
    List<String> addresses = new ArrayList<>();
    try {
      Attribute answer = resolver.getAttributes(name(), new String[] {"A"}).get("A");
      NamingEnumeration<?> all = answer == null ? null : answer.getAll();
      while (all != null && all.hasMore()) {
        addresses.add(all.next().toString());
      }
    } finally {
      resolver.close();
    }
    addresses.sort(null);
    return List.copyOf(addresses);
  }
}
