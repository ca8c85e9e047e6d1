package shop.catamaran.demo.internal.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the wide pictures of the root categories: some of their products in a landscape. */
public final class WidePicture {

  private static final Map<String, Scene> SCENES =
      Map.of(
          "clothing",
          new Scene(
              "#5f8fb0",
              "#f6e3cc",
              "#7fa0b4",
              "#e9dfcf",
              "#cdbfa9",
              List.of(
                  new Item("fleece", "Haven Fleece Jacket", "women", Color.IVORY, 0, 800, 40, 0.66),
                  new Item(
                      "jacket", "Skerry Rain Jacket", "men", Color.SIGNAL_RED, 1, 500, 20, 0.72),
                  new Item("hat", "Skipper Beanie", "beanie", Color.OCHRE, 1, 960, 272, 0.4))),
          "footwear",
          new Scene(
              "#9db9bd",
              "#f8ecd6",
              "#a9c0b8",
              "#d9c7a5",
              "#b99f78",
              List.of(
                  new Item("boot", "Skerry Rubber Boot", "men", Color.YELLOW, 1, 400, 40, 0.66),
                  new Item("boot", "Ridge Trekking Boot", "men", Color.RUST, 5, 840, 150, 0.54),
                  new Item("deckshoe", "Bollard Deck Shoe", "men", Color.NAVY, 0, 590, 130, 0.6))),
          "sailing",
          new Scene(
              "#3f76a3",
              "#dcebf0",
              "#6d97b5",
              "#b98f62",
              "#8e6740",
              List.of(
                  new Item(
                      "lifejacket", "Lifeguard 150", "adult", Color.SIGNAL_RED, 0, 460, 20, 0.7),
                  new Item(
                      "compass",
                      "Binnacle Brass Compass",
                      "standard",
                      Color.BRASS,
                      2,
                      820,
                      150,
                      0.52),
                  new Item("rope", "Lift Halyard 10 mm", "d10", Color.WHITE, 1, 620, 160, 0.56))),
          "camp",
          new Scene(
              "#54618c",
              "#f3c69f",
              "#76708f",
              "#8a9271",
              "#5f6b4c",
              List.of(
                  new Item("tent", "Anchorage Dome 4", "p4", Color.OCHRE, 0, 350, 0, 0.76),
                  new Item("lamp", "Storm Lantern", "mid", Color.SIGNAL_RED, 0, 930, 270, 0.36),
                  new Item("stove", "Flare Gas Stove", "duo", Color.PETROL, 0, 780, 260, 0.4))),
          "bags",
          new Scene(
              "#8fb2ae",
              "#f3ead6",
              "#94b0a8",
              "#e0d5bd",
              "#c0b192",
              List.of(
                  new Item(
                      "backpack", "Harbor Canvas Pack 28", "v28", Color.MOSS, 7, 400, 40, 0.68),
                  new Item("drybag", "Buoy Roll-Top 30 L", "v30", Color.YELLOW, 0, 860, 90, 0.6),
                  new Item("duffel", "Seabag Duffel 60", "v60", Color.NAVY, 0, 590, 100, 0.64))));

  private WidePicture() {}

  /** Writes {@code category-<root>.svg} of every root category into a folder. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, Scene> scene : SCENES.entrySet()) {
      Path file = Path.of(arguments[0], "category-" + scene.getKey() + ".svg");
      Files.writeString(file, svg(scene.getValue()));
    }
  }

  private static String svg(Scene scene) {
    Drawing d = new Drawing();
    d.box(d.down(scene.sky(), scene.horizon()), 0, 0, 1200, 600, 0);
    d.circle(d.round("#fffaf0", "#fff3d6/.55", "#fff3d6/0"), 300, 250, 260);
    d.path(
        "#fff/.3",
        "M60 110c80-24 170-20 250-4 50-14 120-12 170 6-130 14-290 12-420-2ZM760 80c90-20 190-16 270 0 50-10 90-6 130 6-120 14-280 10-400-6Z");
    d.path(
        scene.far() + "/.45",
        "M0 400L120 300 230 360 380 240 520 370 700 270 860 380 1020 290 1200 390V480H0Z");
    d.path(scene.far() + "/.7", "M0 430L180 370 340 420 560 360 760 424 960 376 1200 430V480H0Z");
    d.path(Color.mix(scene.far(), "#2f6287", 0.45), "M0 428H1200V520H0Z");
    d.line(
        "#fff/.45",
        3,
        "M60 446h150M300 456h90M470 444h180M760 458h120M960 446h160M180 470h110M660 472h90");
    d.path(d.down(scene.ground(), scene.ground2()), "M0 492C300 470 800 470 1200 492V600H0Z");
    d.line("#fff/.4", 2, "M0 492C300 470 800 470 1200 492");
    for (Item item : scene.items()) {
      Look look =
          new Look(item.motif(), item.title(), item.model(), item.color(), item.line(), 0, 3);
      String size = String.format(Locale.ROOT, "%.2f", item.size());
      d.in(
          "translate("
              + (item.x() - Math.round(400 * item.size()))
              + " "
              + item.y()
              + ") scale("
              + size
              + ")",
          () -> Picture.motif(item.motif()).draw(d, look));
    }
    return d.svg(1200, 600);
  }

  private record Scene(
      String sky, String horizon, String far, String ground, String ground2, List<Item> items) {}

  /** A product in the scene; its middle is at x, its upper edge at y. */
  private record Item(
      String motif, String title, String model, Color color, int line, int x, int y, double size) {}
}
