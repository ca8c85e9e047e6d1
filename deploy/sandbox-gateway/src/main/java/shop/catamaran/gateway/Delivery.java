package shop.catamaran.gateway;

/** How an answer reaches the caller. */
enum Delivery {
  NOW,
  /** After three seconds. */
  LATE,
  /** Not at all; the connection stays open. */
  NEVER,
  /** Not at all; the connection is closed. */
  CUT
}
