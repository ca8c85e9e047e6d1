/** The database of a second cloud for container tests; not part of what they deploy. */
package shop.catamaran.peer;
