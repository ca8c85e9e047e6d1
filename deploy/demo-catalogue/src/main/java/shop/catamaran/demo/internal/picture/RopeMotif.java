package shop.catamaran.demo.internal.picture;

/** A coil of rope, hung up or laid down, thicker with the model. */
final class RopeMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double width = 17 + 4 * (Integer.parseInt(look.model().substring(1)) - 6) / 1.4;
    if (look.style(3) == 1) {
      flat(d, look, width);
    } else {
      hank(d, look, width);
    }
  }

  private static void hank(Drawing d, Look look, double width) {
    d.shadow(400, 704, 190, 26);
    int turns = (int) (150 / width);
    double step = 150.0 / turns;
    StringBuilder coil = new StringBuilder();
    for (int i = 0; i < turns; i++) {
      double in = i * step;
      double sway = look.pick(20 + i, 24) - 12;
      coil.append('M')
          .append(n(252 + in + sway))
          .append(" 300C")
          .append(n(190 + in))
          .append(" 420 ")
          .append(n(230 + in * 0.9))
          .append(' ')
          .append(n(690 - in * 0.5))
          .append(" 400 ")
          .append(n(688 - in * 0.72))
          .append('S')
          .append(n(610 - in))
          .append(" 420 ")
          .append(n(548 - in + sway))
          .append(" 300C")
          .append(n(520 - in))
          .append(" 210 ")
          .append(n(470 - in * 0.5))
          .append(" 180 400 180S")
          .append(n(280 + in))
          .append(" 210 ")
          .append(n(252 + in + sway))
          .append(" 300Z");
    }
    rope(d, look, width, coil.toString());
    StringBuilder neck = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      double y = 250 + i * width * 1.05;
      neck.append("M262 ").append(n(y + 8)).append("q138 36 276 0");
    }
    rope(d, look, width, neck.toString());
    rope(d, look, width, "M392 262C350 200 340 130 380 110S440 140 420 200 404 250 408 268");
    rope(d, look, width, "M530 " + n(250 + 3 * width) + "C590 380 600 470 588 560");
    whipping(d, look, 588, 560, width);
  }

  private static void flat(Drawing d, Look look, double width) {
    d.shadow(400, 600, 330, 90);
    for (int layer = 0; layer < 2; layer++) {
      StringBuilder coil = new StringBuilder();
      String y = n(540 - layer * width * 0.9);
      for (double rx = 270 - layer * 16; rx > 60; rx -= width * 1.12) {
        String radii = "a" + n(rx) + " " + n(rx * 0.46) + " 0 1 1";
        coil.append('M')
            .append(n(400 - rx))
            .append(' ')
            .append(y)
            .append(radii)
            .append(' ')
            .append(n(2 * rx))
            .append(" 0")
            .append(radii)
            .append('-')
            .append(n(2 * rx))
            .append(" 0");
      }
      rope(d, look, width, coil.toString());
    }
    rope(d, look, width, "M640 500C720 440 700 360 620 350S500 420 430 330");
    whipping(d, look, 430, 330, width);
  }

  private static void rope(Drawing d, Look look, double width, String path) {
    Color color = look.color();
    boolean laid = look.named("Three-Strand") || look.named("Hemp");
    String tracer = laid ? color.darker(0.34) : look.accent().hex();
    d.line(color.darker(0.5), width + 3, path);
    d.line(color.hex(), width, path);
    d.dashed(
        laid ? tracer + "/.7" : tracer,
        width * (laid ? 0.9 : 0.42),
        laid ? "2 " + n(width * 0.7) : n(width * 0.34) + " " + n(width * 1.15),
        path);
    if (width > 24) {
      d.line("#fff/.22", width * 0.22, path);
    }
  }

  private static void whipping(Drawing d, Look look, double x, double y, double width) {
    d.box(look.accent().hex(), x - width / 2 - 2, y - 14, width + 4, 34, 4);
    d.line(
        "#0b1420/.35",
        2,
        "M"
            + n(x - width / 2)
            + " "
            + n(y - 4)
            + "h"
            + n(width)
            + "m0 8h"
            + n(-width)
            + "m0 8h"
            + n(width));
  }

  private static String n(double value) {
    return Long.toString(Math.round(value));
  }
}
