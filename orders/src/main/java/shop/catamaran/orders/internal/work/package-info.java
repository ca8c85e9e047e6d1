/** Background work of a member: takes tasks from the outbox until they are done. */
package shop.catamaran.orders.internal.work;
