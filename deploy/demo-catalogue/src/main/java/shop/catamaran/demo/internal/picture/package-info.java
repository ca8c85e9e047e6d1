/**
 * Product pictures, drawn as compact SVG: one class per family of motifs, a shared backdrop. A
 * picture uses presentation attributes only: no text, style, script or reference to another file.
 */
package shop.catamaran.demo.internal.picture;
