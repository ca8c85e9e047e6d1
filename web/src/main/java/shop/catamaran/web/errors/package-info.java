/**
 * What is answered when a request cannot be: pages for people, problems (RFC 9457) for programs.
 * Needs nothing that may be broken at that moment: no database, no session, no state of a form.
 */
package shop.catamaran.web.errors;
