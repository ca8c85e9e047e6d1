/**
 * What pages with forms share: where to go next, what was asked for, what to complain about.
 * Nothing here keeps anything longer than a request.
 */
package shop.catamaran.web.forms;
