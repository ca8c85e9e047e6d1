package shop.catamaran.orders.internal.barrier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The other clouds' names, from the setting PEERS: {@code azure=http://...,gcp=http://...}. */
@ApplicationScoped
public class Peers {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");

  private List<String> names;

  Peers() {}

  @Inject
  Peers(@ConfigProperty(name = "PEERS") Optional<String> peers) {
    this.names = parse(peers.orElse(""));
  }

  /** Empty if this cloud is alone. */
  public List<String> names() {
    return names;
  }

  static List<String> parse(String peers) {
    return Stream.of(peers.split(",", -1))
        .map(String::strip)
        .filter(peer -> !peer.isEmpty())
        .map(Peers::name)
        .distinct()
        .toList();
  }

  private static String name(String peer) {
    int end = peer.indexOf('=');
    String name = end < 0 ? "" : peer.substring(0, end).strip();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException(
          "the setting PEERS is not a list of name=address with commas between");
    }
    return name;
  }
}
