package shop.catamaran.orders;

/**
 * Where an order goes. Bounds are checked by {@link Checkout}, which reports each field at fault.
 *
 * @param line2 may be empty
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    String name, String line1, String line2, String postcode, String city, String country) {}
