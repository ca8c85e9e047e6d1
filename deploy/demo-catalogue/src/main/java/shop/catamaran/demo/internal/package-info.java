/**
 * How the demo catalogue is made: ranges are read from readable tables, products follow from lines
 * and models, and are written as a catalogue file. Everything follows from the tables and a fixed
 * seed, so the same files come out every time.
 */
package shop.catamaran.demo.internal;
