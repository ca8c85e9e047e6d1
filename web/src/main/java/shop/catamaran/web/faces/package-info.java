/**
 * How pages are addressed and rendered: the table of addresses, the view handler that lets forms
 * post to the address they came from, and the resolver that lets templates read records.
 */
package shop.catamaran.web.faces;
