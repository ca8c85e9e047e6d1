package shop.catamaran.demo.internal.picture;

/** Blocks and shackles, larger with the model. */
final class BlockMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("s") ? 0.78 : look.is("m") ? 0.9 : 1;
    d.shadow(400, 704, 190 * size, 26);
    d.sized(
        size,
        () -> {
          if (look.named("Soft Shackle")) {
            soft(d, look);
          } else if (look.named("Snap")) {
            snap(d);
          } else if (look.named("Shackle")) {
            shackle(d, look);
          } else {
            block(d, look);
          }
        });
  }

  private static void block(Drawing d, Look look) {
    Color color = look.color();
    String steel = d.across("#8b979e", "#f4f7f8", "#9aa6ad", "#5d6970");
    boolean wood = look.named("Ash");
    boolean fiddle = look.named("Fiddle");
    if (look.named("Soft-Link")) {
      d.line(look.accent().darker(0.3), 30, "M360 300C330 160 350 90 400 90S470 160 440 300")
          .line(look.accent().hex(), 24, "M360 300C330 160 350 90 400 90S470 160 440 300")
          .dashed("#fff/.5", 8, "3 12", "M360 300C330 160 350 90 400 90S470 160 440 300");
    } else if (!look.named("Cheek")) {
      d.line("#5d6970", 26, "M360 210V150C360 90 440 90 440 150V210")
          .line(steel, 20, "M360 210V150C360 90 440 90 440 150V210")
          .box(steel, 338, 200, 124, 24, 10)
          .circle("#5d6970", 456, 212, 12);
      d.box(steel, 376, 222, 48, 44, 8);
    }
    // rope through the sheave
    String rope = wood ? "#dcc9a0" : "#f1f1ec";
    d.line(Color.mix(rope, "#0b1420", 0.4), 38, "M266 470V690M534 470V690")
        .line(rope, 32, "M266 470V690M534 470V690")
        .dashed(look.accent().hex(), 12, "8 30", "M266 480V690M534 480V690");
    if (look.named("Double")) {
      d.in("translate(26 -12)", () -> cheek(d, look, color, wood, 460, 170));
    }
    if (fiddle) {
      d.path(d.cloth(color), "M324 250H476L500 470 440 660H360L300 470Z");
      sheave(d, 400, 590, 72);
    }
    cheek(d, look, color, wood, 460, 170);
    if (look.named("Ratchet")) {
      d.box(look.accent().hex(), 500, 300, 44, 26, 8);
    } else if (look.named("Cam")) {
      d.path("#39434b", "M470 590L590 560 610 600 490 650Z")
          .circle("#b8c2c8", 560, 590, 20)
          .circle("#b8c2c8", 520, 606, 20)
          .dashed("#0b1420/.6", 5, "2 6", "M546 574l28 30M506 592l28 30");
    }
  }

  private static void cheek(Drawing d, Look look, Color color, boolean wood, int y, int r) {
    if (wood) {
      d.path(
          d.across("#8a5a34", "#c99560", "#a8743f", "#7c4f2b"),
          "M400 250C520 250 576 340 576 450S520 660 400 660 224 560 224 450 280 250 400 250Z");
      d.line(
          "#5f3c1e/.4",
          3,
          "M270 340C300 420 300 500 270 570M320 290C350 400 350 520 320 620M480 290C450 400 450 520 480 620M530 340C500 420 500 500 530 570");
      d.path(d.across("#a87a2c", "#f0cf83", "#b98a38"), "M380 244H420V664H380Z")
          .circle("#f0cf83", 400, y, 34)
          .circle("#8a6424", 400, y, 12);
      return;
    }
    sheave(d, 400, y, r);
    d.path(
        d.cloth(color),
        "M400 250C450 250 480 290 496 340C520 420 520 500 496 580C480 630 450 660 400 660S320 630 304 580C280 500 280 420 304 340C320 290 350 250 400 250ZM400 310A26 26 0 1 0 400 362 26 26 0 1 0 400 310ZM350 560A22 22 0 1 0 350 604 22 22 0 1 0 350 560ZM450 560A22 22 0 1 0 450 604 22 22 0 1 0 450 560Z");
    d.line("#fff/.3", 6, "M322 350C304 420 304 500 322 570");
    d.circle(color.darker(0.4), 400, y, 60)
        .circle("#c9d2d7", 400, y, 46)
        .circle("#8b979e", 400, y, 30)
        .circle("#eef2f4", 396, y - 4, 14);
    if (look.style(2) == 0) {
      d.dashed(
          look.accent().hex(), 8, "26 20", "M346 " + y + "a54 54 0 1 1 108 0 54 54 0 1 1-108 0");
    }
  }

  private static void sheave(Drawing d, int x, int y, int r) {
    d.circle("#2b3138", x, y, r)
        .circle(d.round("#dfe5e8", "#a3aeb5", "#6b767d"), x, y, r - 8)
        .ring("#0b1420/.3", 6, x, y, r - 26);
    d.dashed(
        "#0b1420/.35",
        14,
        "6 30",
        "M"
            + (x - r + 50)
            + " "
            + y
            + "a"
            + (r - 50)
            + " "
            + (r - 50)
            + " 0 1 1 "
            + 2 * (r - 50)
            + " 0 "
            + (r - 50)
            + " "
            + (r - 50)
            + " 0 1 1 -"
            + 2 * (r - 50)
            + " 0");
  }

  private static void shackle(Drawing d, Look look) {
    boolean bronze = look.color() == Color.BRASS;
    String[] tone =
        bronze
            ? new String[] {"#7d5a20", "#f3d48c", "#bb8c38"}
            : new String[] {"#4f5b62", "#f6f9fa", "#9aa7ae"};
    String metal = d.across(tone[2], tone[1], tone[2], tone[0]);
    String bow =
        bronze
            ? "M320 560C330 460 220 420 220 290C220 190 300 120 400 120S580 190 580 290C580 420 470 460 480 560"
            : "M300 560V300C300 190 340 130 400 130S500 190 500 300V560";
    d.line(tone[0], 66, bow).line(tone[2], 58, bow).line(tone[1] + "/.75", 16, bow);
    d.both(
        () ->
            d.circle(tone[0], bronze ? 320 : 300, 580, 64)
                .circle(
                    d.round(0.35, 0.3, tone[1], tone[2], tone[0]), bronze ? 320 : 300, 580, 58));
    d.box(tone[0], 200, 556, 400, 50, 20)
        .box(metal, 200, 558, 400, 44, 20)
        .box(d.down(tone[1], tone[2], tone[0]), 240, 558, 330, 44, 4);
    d.circle(tone[0], 606, 580, 42)
        .circle(d.round(0.35, 0.3, tone[1], tone[2], tone[0]), 606, 580, 38)
        .circle(tone[0], 606, 580, 13);
    d.line(tone[0], 4, "M210 566v28M222 566v28M234 566v28");
  }

  private static void snap(Drawing d) {
    String metal = d.diagonal("#f6f9fa", "#a9b5bc", "#66727a");
    d.circle("#4f5b62", 400, 170, 76)
        .circle(metal, 400, 170, 70)
        .circle("#e6ecec", 400, 162, 38)
        .ring("#4f5b62", 5, 400, 162, 38);
    d.box("#4f5b62", 352, 240, 96, 60, 14)
        .box(metal, 358, 244, 84, 52, 10)
        .line("#4f5b62", 4, "M360 262H440M360 278H440");
    String jaw = "M400 320C300 330 270 420 286 520C300 610 360 660 430 650C500 640 530 580 520 500";
    d.line("#4f5b62", 62, jaw).line("#a9b5bc", 54, jaw).line("#f6f9fa/.8", 14, jaw);
    d.line("#4f5b62", 56, "M410 320C470 330 512 400 520 490")
        .line("#c3cdd2", 48, "M410 320C470 330 512 400 520 490")
        .line("#fff/.8", 12, "M412 316C470 330 504 400 512 480");
    d.circle("#4f5b62", 400, 326, 34)
        .circle(metal, 400, 326, 29)
        .ring("#8b979e", 10, 566, 420, 34)
        .line("#cf3d34", 12, "M590 440C640 500 600 580 640 640");
  }

  private static void soft(Drawing d, Look look) {
    Color color = look.color();
    String loop = "M392 470C250 420 180 300 250 200S450 110 540 220 540 400 420 470";
    d.line(color.darker(0.5), 50, loop)
        .line(color.hex(), 44, loop)
        .dashed(color.lighter(0.45), 16, "6 22", loop)
        .line("#fff/.18", 10, loop);
    d.path(
        d.round(0.4, 0.3, color.lighter(0.3), color.hex(), color.darker(0.4)),
        "M400 440C470 440 492 490 486 540C480 590 440 610 400 610S320 590 314 540C308 490 330 440 400 440Z");
    d.line(
        color.darker(0.45),
        6,
        "M330 490C370 470 440 480 474 520M324 540C380 510 440 540 470 570M360 452C390 480 420 540 400 604M450 452C410 490 370 560 350 592");
    d.line(
            color.darker(0.5),
            34,
            "M386 606C380 640 370 660 356 686M416 606C424 640 436 664 452 684")
        .line(color.hex(), 28, "M386 606C380 640 370 660 356 686M416 606C424 640 436 664 452 684");
  }
}
