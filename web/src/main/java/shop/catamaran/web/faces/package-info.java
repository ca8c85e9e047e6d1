/**
 * How pages are addressed and rendered: the table of addresses, the view handler that lets forms
 * post to the address they came from, the keys with which their state is encrypted, and the
 * resolver that lets templates read records.
 */
package shop.catamaran.web.faces;
