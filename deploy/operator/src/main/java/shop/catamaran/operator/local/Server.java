package shop.catamaran.operator.local;

import java.util.Locale;

/** Servers that a shop has once, whatever its clouds. */
enum Server {
  GATEWAY,
  MAIL,
  /** Carries what clouds say to each other. */
  RELAY,
  /** The name server that answers with the clouds that can sell. */
  RECORD,
  /** The browser's one address, which follows the record. */
  EDGE;

  /** As operators name it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
