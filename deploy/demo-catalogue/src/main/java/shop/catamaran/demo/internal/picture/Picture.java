package shop.catamaran.demo.internal.picture;

import java.util.Map;

/** Draws product pictures. */
public final class Picture {

  private static final Map<String, Motif> MOTIFS =
      Map.ofEntries(
          Map.entry("jacket", new RainJacketMotif()),
          Map.entry("fleece", new FleeceMotif()),
          Map.entry("baselayer", new BaseLayerMotif()),
          Map.entry("trousers", new TrousersMotif()),
          Map.entry("glove", new GloveMotif()),
          Map.entry("hat", new HatMotif()),
          Map.entry("deckshoe", new DeckShoeMotif()),
          Map.entry("boot", new BootMotif()),
          Map.entry("sandal", new SandalMotif()),
          Map.entry("lifejacket", new LifeJacketMotif()),
          Map.entry("rope", new RopeMotif()),
          Map.entry("block", new BlockMotif()),
          Map.entry("knife", new KnifeMotif()),
          Map.entry("compass", new CompassMotif()),
          Map.entry("tent", new TentMotif()),
          Map.entry("sleepingbag", new SleepingBagMotif()),
          Map.entry("stove", new StoveMotif()),
          Map.entry("lamp", new LampMotif()),
          Map.entry("mat", new MatMotif()),
          Map.entry("drybag", new BagMotif()),
          Map.entry("backpack", new BagMotif()),
          Map.entry("duffel", new BagMotif()));

  private Picture() {}

  /** The picture as an SVG document. */
  public static String svg(Look look) {
    Drawing drawing = new Drawing();
    Backdrop.draw(drawing, look);
    motif(look.motif()).draw(drawing, look);
    return drawing.svg(800, 800);
  }

  static Motif motif(String name) {
    Motif motif = MOTIFS.get(name);
    if (motif == null) {
      throw new IllegalArgumentException("no motif " + name);
    }
    return motif;
  }
}
