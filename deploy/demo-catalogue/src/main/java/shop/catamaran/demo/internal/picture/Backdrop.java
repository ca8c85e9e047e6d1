package shop.catamaran.demo.internal.picture;

/** The scene behind a product: a pale sky, a far coast or sea, the ground it stands on. */
final class Backdrop {

  private static final String[][] TONES = {
    // sky above, sky at the horizon, far, ground above, ground below
    {"#dbe9f1", "#f6ede1", "#c3d5de", "#e7e4da", "#d6d8d2"}, // morning
    {"#f7e3d2", "#fdf3e4", "#e6cdbf", "#f2e2d2", "#e4cfbd"}, // dawn
    {"#dfe7ea", "#f3f5f4", "#c9d3d7", "#e9ecec", "#d8dee0"}, // fog
    {"#d3e6e6", "#eef6f1", "#b6d2cf", "#dfebe6", "#c7dad5"}, // sea
    {"#dcdfee", "#f5ecee", "#c4c9de", "#e8e3e8", "#d5d2de"}, // evening
    {"#e9e6d8", "#f8f5ea", "#d6d3bd", "#ece8d9", "#dcd6c1"}, // dunes
  };

  private Backdrop() {}

  static void draw(Drawing drawing, Look look) {
    String[] tone = TONES[look.pick(1, TONES.length)];
    drawing.box(drawing.down(tone[0], tone[1]), 0, 0, 800, 800, 0);
    sun(drawing, look);
    String far = tone[2];
    switch (look.pick(2, 3)) {
      case 0 -> fjord(drawing, far, look);
      case 1 -> waves(drawing, far);
      default -> islands(drawing, far, look);
    }
    drawing.path(drawing.down(tone[3], tone[4]), "M0 600C200 592 600 592 800 600V800H0Z");
    drawing.line("#fff/.5", 2, "M0 600C200 592 600 592 800 600");
  }

  private static void sun(Drawing drawing, Look look) {
    int x = 150 + 100 * look.pick(3, 6);
    drawing.circle(drawing.round("#fff/.95", "#fff/.5", "#fff/0"), x, 220, 230);
  }

  private static void fjord(Drawing drawing, String far, Look look) {
    int shift = look.pick(4, 100);
    drawing.path(
        far + "/.4",
        "M0 "
            + (430 + shift / 4)
            + "L"
            + (110 + shift)
            + " 330 240 440 "
            + (360 + shift)
            + " 300 560 450 700 360 800 420V610H0Z");
    drawing.path(far + "/.55", "M0 500L150 450 330 530 520 470 690 530 800 480V610H0Z");
  }

  private static void waves(Drawing drawing, String far) {
    drawing.path(far + "/.5", "M0 505H800V610H0Z");
    drawing.line(
        "#fff/.6", 3, "M40 530h120M300 546h90M560 526h160M150 566h80M640 572h110M420 580h60");
  }

  private static void islands(Drawing drawing, String far, Look look) {
    int shift = look.pick(5, 200);
    drawing.path(far + "/.35", "M0 520H800V610H0Z");
    drawing.path(
        far + "/.7",
        "M"
            + (20 + shift)
            + " 522c40-40 90-50 140-30 40-30 90-20 130 30zM560 522c30-24 100-30 150 0z");
    drawing.line("#fff/.55", 3, "M60 556h100M330 570h140M600 552h120");
  }
}
