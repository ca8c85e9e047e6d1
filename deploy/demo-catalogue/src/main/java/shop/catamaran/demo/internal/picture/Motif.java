package shop.catamaran.demo.internal.picture;

/** Draws one kind of product in front of the backdrop. */
@FunctionalInterface
interface Motif {

  void draw(Drawing drawing, Look look);
}
