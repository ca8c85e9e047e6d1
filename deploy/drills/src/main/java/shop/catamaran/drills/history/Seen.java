package shop.catamaran.drills.history;

/**
 * What a client had entered, and what the shop showed of it later.
 *
 * @param what such as "cart"
 */
public record Seen(long atMillis, String client, String what, String entered, String shown) {}
