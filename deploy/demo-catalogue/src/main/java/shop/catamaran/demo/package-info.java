/** The house brand's range of sailing and outdoor gear, made from a seed. */
package shop.catamaran.demo;
