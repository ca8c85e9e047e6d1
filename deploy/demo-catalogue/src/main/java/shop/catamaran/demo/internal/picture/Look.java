package shop.catamaran.demo.internal.picture;

import java.util.Locale;

/**
 * What a picture has to show.
 *
 * @param model key of the product's model
 * @param line position of the product's line in its range
 * @param step position of the model in the line
 */
public record Look(
    String motif, String title, String model, Color color, int line, int step, int seed) {

  /** A sentence for those who cannot see the picture. */
  public String alt() {
    return title + " in " + color.label().toLowerCase(Locale.ROOT);
  }

  boolean named(String word) {
    return title.contains(word);
  }

  boolean is(String key) {
    return model.equals(key);
  }

  /** One of so many ways, the same for each model of a line. */
  int style(int ways) {
    return line % ways;
  }

  /** One of so many ways; use another salt for each question. */
  int pick(int salt, int ways) {
    int mixed = (seed ^ salt * 0x9E3779B9) * 0x85EBCA6B;
    return Math.floorMod(mixed ^ mixed >>> 15, ways);
  }

  /** A second color that goes with the first. */
  Color accent() {
    Color[] warm = {Color.ORANGE, Color.OCHRE, Color.CORAL, Color.YELLOW};
    Color[] cool = {Color.NAVY, Color.PETROL, Color.INK, Color.SLATE};
    return switch (color) {
      case NAVY, INK, SLATE, PETROL, BLACK, COBALT, PLUM, SEA_GREEN, MOSS -> warm[pick(7, 4)];
      default -> cool[pick(7, 4)];
    };
  }
}
