/**
 * Calls between clouds: what this cloud answers to others below {@code /peer}, and what it asks of
 * them. Clouds know each other by short-lived tokens signed with a key that all of them hold.
 *
 * <p>Nothing here may make this cloud slow or unready: every call has a short time-out, and a cloud
 * that does not answer is not asked.
 */
package shop.catamaran.web.peer;
