package shop.catamaran.demo.internal.picture;

/** A pair of gloves, backs up, with fingers as long as the model says. */
final class GloveMotif implements Motif {

  private static final int[][] FINGERS = {
    // x, top, width, turn
    {298, 214, 56, -10}, {358, 176, 58, -3}, {420, 188, 56, 4}, {478, 240, 50, 11},
  };

  @Override
  public void draw(Drawing d, Look look) {
    d.shadow(400, 706, 250, 26);
    d.in("translate(150 40) rotate(10 400 640) scale(.92)", () -> glove(d, look));
    d.in("matrix(-1 0 0 1 690 16)", () -> d.in("rotate(7 400 640)", () -> glove(d, look)));
  }

  private static void glove(Drawing d, Look look) {
    Color color = look.color();
    String accent = look.accent().hex();
    String back = d.cloth(color);
    // thumb
    boolean shortThumb = !look.is("long");
    d.in(
        "rotate(38 540 470)",
        () -> finger(d, color, back, 506, shortThumb ? 372 : 318, 62, 500, shortThumb));
    for (int i = 0; i < FINGERS.length; i++) {
      int[] f = FINGERS[i];
      boolean cut = look.is("short") || (look.is("two") && i == 3);
      int top = f[1] + (cut ? 92 : 0);
      d.in(
          "rotate(" + f[3] + " " + (f[0] + 25) + " 400)",
          () -> finger(d, color, back, f[0], top, f[2], 430, cut));
    }
    // back of the hand
    d.path(
        back,
        "M292 380C330 360 470 360 526 392C556 430 548 500 520 560L506 610H316L296 520C286 470 284 420 292 380Z");
    d.path(
        color.darker(0.4) + "/.3",
        "M526 392C556 430 548 500 520 560L506 610H470C500 540 510 470 496 384Z");
    knuckles(d, look, color, accent);
    // cuff and tab
    d.path(color.darker(0.35), "M312 590H510L516 670C450 684 372 684 306 670Z");
    d.path(accent, "M350 606H500C512 606 516 614 516 626S510 646 498 646H350Z");
    d.stitch("#fff/.6", "M360 616H496M360 636H496");
    d.path("#fff/.85", "M376 632L388 618 400 632Z");
  }

  private static void finger(
      Drawing d, Color color, String paint, int x, int top, int width, int bottom, boolean cut) {
    d.box(paint, x, top, width, bottom - top, cut ? 10 : width / 2.0);
    if (cut) {
      d.ellipse(color.darker(0.6), x + width / 2.0, top + 6, width / 2.0 - 3, 9);
      d.stitch("#fff/.5", "M" + (x + 4) + " " + (top + 24) + "H" + (x + width - 4));
    } else {
      d.line("#fff/.25", 6, "M" + (x + 14) + " " + (top + 26) + "V" + (bottom - 70));
      d.line(
          color.darker(0.45) + "/.5", 3, "M" + (x + width - 2) + " " + (top + 30) + "V" + bottom);
    }
  }

  private static void knuckles(Drawing d, Look look, Color color, String accent) {
    switch (look.style(4)) {
      case 0 -> {
        d.path(accent, "M312 430C370 410 450 414 512 438L506 466C450 444 370 442 318 458Z");
        d.stitch("#fff/.6", "M320 442C372 424 446 428 502 450");
      }
      case 1 -> {
        for (int x = 330; x <= 480; x += 50) {
          d.box(color.darker(0.3), x - 18, 424, 36, 30, 10);
          d.line("#fff/.3", 3, "M" + (x - 10) + " 432h20");
        }
      }
      case 2 ->
          d.dashed(
              color.lighter(0.5) + "/.6",
              5,
              "2 12",
              "M320 430H506M320 450H508M322 470H508M324 490H506M326 510H500");
      default -> {
        d.path(color.darker(0.25), "M330 420L400 400 478 424 440 560H372Z");
        d.stitch("#fff/.4", "M340 428L400 411 466 432 432 550H378Z");
      }
    }
  }
}
