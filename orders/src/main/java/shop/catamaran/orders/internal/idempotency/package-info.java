/** Answers to requests with an idempotency key. */
package shop.catamaran.orders.internal.idempotency;
