package shop.catamaran.drills.load;

import java.net.URI;
import java.util.List;

/** How a client finds the shop. Not for use by several clients. */
public interface Route {

  /** Where to send the next request. */
  URI address();

  /** Takes note that this address did not serve. */
  void failed(URI address);

  /** Always the same address, such as that of one cloud or of the edge. */
  static Route to(URI address) {
    return new Route() {
      @Override
      public URI address() {
        return address;
      }

      @Override
      public void failed(URI failed) {
        // There is no other.
      }
    };
  }

  /** All addresses are known; after a failure the next one is tried at once. */
  static Route toAnyOf(List<URI> addresses) {
    List<URI> known = List.copyOf(addresses);
    return new Route() {
      private int current;

      @Override
      public URI address() {
        return known.get(current);
      }

      @Override
      public void failed(URI failed) {
        if (failed.equals(known.get(current))) {
          current = (current + 1) % known.size();
        }
      }
    };
  }
}
