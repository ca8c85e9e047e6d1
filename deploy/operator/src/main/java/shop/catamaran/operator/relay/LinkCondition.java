package shop.catamaran.operator.relay;

/**
 * How a line between two clouds does.
 *
 * @param delayMillis from one end to the other; there and back takes twice that
 * @param connections that it carries now
 * @param carriedBytes since the relay started
 */
public record LinkCondition(
    String link, boolean cut, int delayMillis, int connections, long carriedBytes) {}
