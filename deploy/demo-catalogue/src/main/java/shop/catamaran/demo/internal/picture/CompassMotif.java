package shop.catamaran.demo.internal.picture;

/**
 * Round instruments with a dial: compasses, barometer, clock, clinometer; and a baseplate compass.
 */
final class CompassMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("pocket") ? 0.84 : 1;
    d.shadow(400, 690, 230 * size, 32);
    d.sized(
        size,
        () -> {
          if (look.named("Baseplate") || look.named("Chart Set")) {
            baseplate(d, look);
          } else {
            body(d, look);
            dial(d, look, 400, 400, 196);
          }
        });
  }

  private static void body(Drawing d, Look look) {
    Color color = look.color();
    String rim = d.diagonal(color.lighter(0.5), color.hex(), color.darker(0.4));
    if (look.is("pocket")) {
      d.line("#2b3138", 14, "M330 160C250 20 550 20 470 160")
          .line("#5f6c75", 4, "M330 160C250 20 550 20 470 160")
          .box(rim, 372, 116, 56, 60, 12);
    } else if (look.is("standard")) {
      d.path(
          d.across(color.darker(0.4), color.hex(), color.darker(0.5)),
          "M180 420C150 560 200 640 250 660H550C600 640 650 560 620 420L590 420C600 540 560 600 520 616H280C240 600 200 540 210 420Z");
      d.box(color.darker(0.35), 280, 640, 240, 40, 10);
      d.both(
          () ->
              d.circle(color.darker(0.5), 178, 410, 34)
                  .circle("#d9dee1", 178, 410, 22)
                  .line("#66727a", 5, "M166 398L190 422"));
    } else {
      d.box(d.cloth(color), 150, 150, 500, 500, 60).box("#fff/.12", 160, 156, 480, 10, 5);
      for (int i = 0; i < 4; i++) {
        int x = i % 2 == 0 ? 196 : 604;
        int y = i < 2 ? 196 : 604;
        d.circle("#66727a", x, y, 18)
            .circle("#e6ebee", x, y, 14)
            .line("#66727a", 4, "M" + (x - 8) + " " + (y - 8) + "l16 16");
      }
    }
    d.circle(color.darker(0.5), 400, 406, 240)
        .circle(rim, 400, 400, 238)
        .ring("#fff/.35", 3, 400, 400, 228)
        .circle(color.darker(0.45), 400, 400, 208);
  }

  private static void dial(Drawing d, Look look, int x, int y, int r) {
    boolean dark =
        look.style(2) == 0
            && !look.named("Brass")
            && !look.named("Clock")
            && !look.named("Barometer");
    String face = dark ? "#1d2b38" : "#f7f2e6";
    String ink = dark ? "#eef2f4" : "#26333f";
    d.circle(face, x, y, r);
    ticks(d, ink, x, y, r - 12);
    if (look.named("Clock")) {
      d.line(ink, 12, "M400 400L330 318")
          .line(ink, 8, "M400 400L504 330")
          .line("#cf3d34", 4, "M380 430L470 262");
    } else if (look.named("Barometer") || look.named("Dial") || look.named("Wind")) {
      int turn = look.pick(11, 120) - 60;
      d.dashed("#cf3d34", 16, "50 8", "M290 470A130 130 0 0 1 300 316")
          .line(look.accent().hex(), 16, "M500 316A130 130 0 0 1 510 470");
      d.in("rotate(" + turn + " 400 400)", () -> d.path(ink, "M392 440L400 240 408 440Z"));
      d.in("rotate(" + (turn + 24) + " 400 400)", () -> d.line("#c99b45", 5, "M400 440V270"));
    } else if (look.named("Clinometer")) {
      d.line(ink, 4, "M262 400A138 138 0 0 0 538 400")
          .line("#c99b45", 26, "M280 430A138 138 0 0 0 520 430")
          .circle("#26333f", 400 + look.pick(11, 60) - 30, 534, 16);
      d.line(ink, 6, "M300 360H500").path("#cf3d34", "M390 340H410L400 320Z");
    } else if (look.named("Solar")) {
      d.box("#b9c7ae", 300, 320, 200, 130, 12)
          .line(
              "#26333f",
              14,
              "M330 350V420M372 350H410V385H372V420H410M440 350H474V385H440V350M474 385V420H440")
          .box("#20304f", 320, 480, 160, 44, 6)
          .line("#5a78b0", 2, "M360 480V524M400 480V524M440 480V524");
    } else {
      rose(d, look, dark);
    }
    d.circle("#66727a", x, y, 20).circle("#e9d9a8", x, y, 13);
    d.path(
        "#fff/.16",
        "M230 330C270 230 360 200 440 212C360 250 290 310 250 400C236 380 228 356 230 330Z");
  }

  private static void rose(Drawing d, Look look, boolean dark) {
    int turn = look.pick(11, 90) - 45;
    String light = dark ? "#c9d6df" : "#3f566b";
    d.in(
        "rotate(" + turn + " 400 400)",
        () -> {
          d.path(
              light + "/.6",
              "M400 400L480 320 424 400 480 480 400 424 320 480 376 400 320 320 400 376Z");
          d.path(
              dark ? "#f4f0e4" : "#26333f",
              "M400 400L372 400 400 530 428 400ZM400 400V428L530 400 400 372ZM400 400V428L270 400 400 372Z");
          d.path("#cf3d34", "M372 400L400 246 428 400Z").path("#8f231d", "M400 246L428 400H400Z");
          d.ring(light + "/.5", 3, 400, 400, 104);
        });
    d.line("#f2c230", 7, "M400 204V236");
  }

  private static void ticks(Drawing d, String ink, int x, int y, int r) {
    double c = 2 * Math.PI * r;
    String circle =
        "M" + (x - r) + " " + y + "a" + r + " " + r + " 0 1 1 " + 2 * r + " 0a" + r + " " + r
            + " 0 1 1-" + 2 * r + " 0";
    d.ring(ink + "/.5", 2, x, y, r);
    d.in("scale(1)", () -> d.dashed(ink + "/.8", 14, ".1 " + Drawing.number(c / 72 - 0.1), circle));
    d.dashed(ink, 26, ".1 " + Drawing.number(c / 12 - 0.1), circle);
  }

  private static void baseplate(Drawing d, Look look) {
    d.path("#0b1420/.18", "M246 110H570V700H246Z")
        .box(d.diagonal("#f8fcff/.92", "#d8e8ef/.85", "#b9d0db/.9"), 230, 96, 330, 600, 26);
    d.dashed(look.color().hex(), 18, "3 17", "M250 130V670")
        .dashed("#26333f/.7", 14, "2 8", "M540 130V670");
    d.line("#cf3d34", 5, "M395 120V300M395 120l-16 26M395 120l16 26")
        .line("#26333f/.4", 3, "M330 130V310M460 130V310");
    d.line(look.color().hex(), 12, "M395 696C400 780 520 790 560 730")
        .circle(look.color().darker(0.3), 395, 450, 148)
        .circle(look.color().hex(), 395, 446, 144);
    d.in(
        "translate(108 178) scale(.72)",
        () -> {
          d.circle("#f7f2e6", 400, 372, 172);
          ticks(d, "#26333f", 400, 372, 160);
          d.in(
              "rotate(" + (look.pick(11, 80) - 40) + " 400 372)",
              () ->
                  d.path("#cf3d34", "M374 372L400 232 426 372Z")
                      .path("#f4f4f0", "M374 372L400 512 426 372Z")
                      .line("#26333f/.5", 2, "M374 372L400 512 426 372"));
          d.circle("#26333f", 400, 372, 12);
        });
  }
}
