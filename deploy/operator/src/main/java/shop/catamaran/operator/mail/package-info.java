/**
 * A mail server that keeps what the shop sends, and shows it in a browser: a process of its own,
 * started by the local shop. A mail is answered for only when its file is on disk.
 */
package shop.catamaran.operator.mail;
