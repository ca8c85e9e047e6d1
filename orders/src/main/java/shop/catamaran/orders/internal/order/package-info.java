/**
 * Orders, their lines and events. Each change of state is one conditional update together with its
 * event.
 */
package shop.catamaran.orders.internal.order;
