/** The mails about an order and how they are sent. */
package shop.catamaran.orders.internal.mail;
