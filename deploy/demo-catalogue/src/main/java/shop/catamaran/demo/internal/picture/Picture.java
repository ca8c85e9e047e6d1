package shop.catamaran.demo.internal.picture;

import java.util.Map;

/** Draws product pictures. */
public final class Picture {

  private static final Map<String, Motif> MOTIFS =
      Map.ofEntries(Map.entry("jacket", new RainJacketMotif()));

  private Picture() {}

  /** The picture as an SVG document. */
  public static String svg(Look look) {
    Drawing drawing = new Drawing();
    Backdrop.draw(drawing, look);
    MOTIFS.getOrDefault(look.motif(), Picture::plain).draw(drawing, look);
    return drawing.svg(800, 800);
  }

  private static void plain(Drawing drawing, Look look) {
    drawing.shadow(400, 690, 240, 34);
    drawing.box(drawing.cloth(look.color()), 220, 220, 360, 470, 60);
    drawing.stitch("#fff/.5", "M250 270H550M250 640H550");
  }
}
