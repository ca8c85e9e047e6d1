package shop.catamaran.orders.internal.mail;

/**
 * A mail ready to be sent.
 *
 * @param messageId the same whenever the same mail is sent again
 */
record Mail(String messageId, String to, String subject, String text, String html) {}
