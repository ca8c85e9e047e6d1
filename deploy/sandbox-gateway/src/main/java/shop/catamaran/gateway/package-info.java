/** The payment gateway stand-in: a process of its own with durable books. */
package shop.catamaran.gateway;
