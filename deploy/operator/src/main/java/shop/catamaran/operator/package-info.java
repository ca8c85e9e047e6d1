/** The {@code catamaran} command. */
package shop.catamaran.operator;
