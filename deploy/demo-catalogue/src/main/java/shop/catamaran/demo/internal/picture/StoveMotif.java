package shop.catamaran.demo.internal.picture;

/** Stoves with a flame: gas burners, pots with burner, spirit and wood stoves. */
final class StoveMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("solo") ? 0.86 : look.is("duo") ? 0.94 : 1.02;
    d.shadow(400, 694, 230 * size, 30);
    d.sized(
        size,
        () -> {
          if (look.named("Jet")) {
            jet(d, look);
          } else if (look.named("Wood") || look.named("Fire") || look.named("Spirit")) {
            can(d, look);
          } else if (look.named("Cast") || look.named("Hob") || look.named("Gimbal")) {
            galley(d, look);
          } else if (look.named("Ring") || look.named("Tablet")) {
            ring(d, look);
          } else {
            burner(d, look);
          }
        });
  }

  private static void flames(Drawing d, int y, boolean wood) {
    String outer = wood ? d.down("#ffd36a/.9", "#f08a2c") : d.down("#8fc6ff/.2", "#3f86ea/.95");
    String inner = wood ? "#fff0b8" : "#d6ecff";
    d.circle(
        d.round(wood ? "#ffce73/.7" : "#9ccbff/.6", "#ffd9a0/.15", "#fff/0"), 400, y - 30, 190);
    for (int x = 316; x <= 484; x += 42) {
      int high = wood ? 104 - Math.abs(x - 400) / 2 : 54;
      d.path(
          outer,
          "M"
              + (x - 20)
              + " "
              + y
              + "C"
              + (x - 26)
              + " "
              + (y - high / 2)
              + " "
              + (x - 4)
              + " "
              + (y - high + 14)
              + " "
              + (x + 2)
              + " "
              + (y - high)
              + "C"
              + (x + 10)
              + " "
              + (y - high + 24)
              + " "
              + (x + 26)
              + " "
              + (y - high / 2)
              + " "
              + (x + 20)
              + " "
              + y
              + "Z");
      d.path(
          inner + "/.85",
          "M"
              + (x - 9)
              + " "
              + y
              + "C"
              + (x - 10)
              + " "
              + (y - 14)
              + " "
              + x
              + " "
              + (y - 24)
              + " "
              + (x + 1)
              + " "
              + (y - high / 2)
              + "C"
              + (x + 6)
              + " "
              + (y - 24)
              + " "
              + (x + 12)
              + " "
              + (y - 14)
              + " "
              + (x + 9)
              + " "
              + y
              + "Z");
    }
  }

  private static void burner(Drawing d, Look look) {
    String steel = d.across("#7d8990", "#f4f7f8", "#a7b3ba", "#66727a");
    String can = look.color() == Color.STEEL ? "#2f6f78" : look.color().hex();
    d.path(
        d.across(
            Color.mix(can, "#0b1420", 0.25),
            Color.mix(can, "#ffffff", 0.25),
            can,
            Color.mix(can, "#0b1420", 0.35)),
        "M240 560C244 520 300 506 400 506S556 520 560 560V660C540 690 260 690 240 660Z");
    d.ellipse("#d5dcdf", 400, 512, 62, 14)
        .path("#fff/.2", "M262 560C266 540 280 530 300 526V670C284 668 268 664 262 656Z");
    d.path("#f4f1e6", "M240 590C330 612 470 612 560 590V630C470 652 330 652 240 630Z")
        .path(look.accent().hex(), "M380 636L404 596V636ZM410 636V608L428 636Z");
    d.box(steel, 376, 430, 48, 84, 6)
        .box(steel, 346, 452, 110, 26, 8)
        .line("#a7b3ba", 8, "M456 465H556C580 465 580 500 560 500H536")
        .circle(look.accent().hex(), 330, 465, 24)
        .ring("#0b1420/.3", 5, 330, 465, 15);
    d.path(steel, "M330 396H470L440 432H360Z")
        .ellipse("#5d6970", 400, 394, 72, 16)
        .ellipse("#39434b", 400, 392, 54, 10);
    flames(d, 386, false);
    d.both(
            () ->
                d.line("#66727a", 13, "M352 420L240 372V318H300")
                    .line("#d5dcdf", 5, "M352 417L243 370V320H298"))
        .line("#66727a", 10, "M400 400V324");
    if (look.named("Multi-Fuel")) {
      d.line("#39434b", 9, "M452 470C640 450 700 560 660 640")
          .box("#cf3d34", 622, 590, 80, 110, 14)
          .box("#a7b3ba", 640, 566, 44, 30, 6);
    } else if (look.named("Piezo")) {
      d.box("#20282e", 436, 400, 22, 56, 5).circle("#cf3d34", 447, 410, 8);
    }
    if (look.is("crew")) {
      pot(d, look, 318, 150);
    }
  }

  private static void pot(Drawing d, Look look, int bottom, int half) {
    String steel = d.across("#7d8990", "#f4f7f8", "#b4bfc5", "#66727a");
    d.box(steel, 400 - half, bottom - 140, half * 2, 138, 18)
        .ellipse("#8b979e", 400, bottom - 140, half, 22)
        .ellipse(d.down("#e8edef", "#b9c4ca"), 400, bottom - 146, half, 20)
        .circle(look.accent().hex(), 400, bottom - 166, 14);
    d.line("#39434b", 12, "M" + (400 + half) + " " + (bottom - 100) + "h70q10 0 10 14")
        .line(
            "#fff/.6",
            4,
            "M370 "
                + (bottom - 196)
                + "q-16-20 0-38t0-38M430 "
                + (bottom - 200)
                + "q-16-20 0-38t0-38");
  }

  private static void jet(Drawing d, Look look) {
    Color color = look.color();
    d.path(
        d.across("#3a6f78", "#7fb4bb", "#3f7880", "#2c565d"),
        "M270 610C276 576 330 566 400 566S524 576 530 610V676C510 698 290 698 270 676Z");
    d.box("#66727a", 360, 520, 80, 52, 8)
        .line("#a7b3ba", 8, "M440 548H520")
        .path("#a7b3ba", "M290 470H510L480 524H320Z");
    flames(d, 470, false);
    d.box("#4d5960", 274, 424, 252, 40, 8).dashed("#0b1420/.5", 26, "5 11", "M284 444H516");
    d.path(d.cloth(color), "M268 190H532V420C500 436 300 436 268 420Z")
        .line(color.darker(0.4) + "/.5", 3, "M320 196V428M480 196V428")
        .stitch("#fff/.45", "M274 214H526M274 404C310 418 490 418 526 404");
    d.path("#fff/.9", "M370 330L402 270V330ZM410 330V290L436 330ZM360 340H442L430 356H372Z");
    d.ellipse("#2b3138", 400, 186, 134, 22)
        .ellipse("#39434b", 400, 178, 128, 18)
        .box("#20282e", 380, 150, 40, 20, 8);
    d.line("#20282e", 16, "M532 230C620 230 620 380 532 380")
        .line("#fff/.6", 5, "M360 140q-16-24 0-44t0-40M430 136q-16-24 0-44t0-40");
  }

  private static void can(Drawing d, Look look) {
    boolean bowl = look.named("Fire");
    boolean spirit = look.named("Spirit");
    String metal =
        spirit
            ? d.across("#8a6424", "#f3d48c", "#b98a38", "#7d5a20")
            : bowl
                ? d.across("#6d3418", "#b86a3c", "#8c4622", "#55260f")
                : d.across("#66727a", "#eef2f4", "#a7b3ba", "#5d6970");
    if (bowl) {
      d.line("#55260f", 16, "M300 590L240 692M500 590L560 692");
      flames(d, 470, true);
      d.path(metal, "M170 440C200 580 300 640 400 640S600 580 630 440C560 470 240 470 170 440Z")
          .ellipse("#3a1a0b", 400, 446, 230, 26);
      d.line("#6b4a2c", 26, "M300 450L480 410M330 410L510 450")
          .line("#a37a50", 8, "M306 444L476 406");
      flames(d, 440, true);
      d.line(
          "#39434b",
          7,
          "M200 420H600M240 408V432M300 402V436M360 400V438M440 400V438M500 402V436M560 408V432");
      return;
    }
    flames(d, 350, true);
    d.path(metal, "M270 350H530L550 676C500 692 300 692 250 676Z")
        .ellipse("#20282e", 400, 352, 130, 22);
    flames(d, 356, true);
    for (int x = 296; x < 520; x += 44) {
      d.circle("#20282e", x + 4, 640, 11).circle("#ff9b3d/.8", x + 4, 644, 6);
    }
    if (!spirit) {
      d.path("#20282e", "M350 520H450V600C430 610 370 610 350 600Z")
          .path("#f08a2c/.8", "M364 600C366 560 390 570 396 540C410 566 436 566 436 600Z");
    } else {
      d.line("#7d5a20", 4, "M262 440H538M258 540H542")
          .box("#cf3d34", 374, 460, 52, 52, 8)
          .path("#fff/.9", "M384 500L402 470V500ZM406 500V480L418 500Z");
    }
    d.both(() -> d.line("#39434b", 12, "M280 352V300L330 310"));
    if (look.is("crew")) {
      pot(d, look, 300, 140);
    }
  }

  private static void galley(Drawing d, Look look) {
    Color color = look.color() == Color.STEEL ? Color.FOG : look.color();
    String steel = d.down("#f4f7f8", "#a7b3ba", "#66727a");
    pot(d, look, 386, 110);
    flames(d, 416, false);
    d.box(d.cloth(color), 170, 420, 460, 250, 26).box(steel, 150, 400, 500, 36, 12);
    d.both(
        () ->
            d.box("#39434b", 200, 666, 50, 26, 6)
                .line("#c99b45", 9, "M170 400V330H290")
                .circle("#e8d29a", 170, 330, 9));
    d.box("#20282e", 300, 480, 200, 110, 12)
        .box("#f08a2c/.5", 312, 492, 176, 86, 8)
        .path(
            "#ffd36a/.8",
            "M340 578C346 540 370 550 380 516C396 550 420 540 430 520C440 550 456 556 460 578Z");
    d.circle("#39434b", 230, 540, 30)
        .circle("#dfe5e8", 230, 540, 22)
        .line("#39434b", 6, "M230 540L244 526")
        .circle("#39434b", 570, 540, 30)
        .circle("#dfe5e8", 570, 540, 22)
        .line("#39434b", 6, "M570 540V520");
    d.line("#fff/.35", 5, "M190 450H610").line(color.darker(0.4), 4, "M190 630H610");
    if (look.named("Gimbal")) {
      d.both(
          () ->
              d.line("#66727a", 18, "M100 690V500")
                  .circle("#66727a", 112, 500, 26)
                  .circle("#dfe5e8", 112, 500, 14)
                  .line("#66727a", 12, "M130 500H176"));
    }
  }

  private static void ring(Drawing d, Look look) {
    boolean tablet = look.named("Tablet");
    d.both(() -> d.line("#39434b", 20, "M300 560L220 690").line("#66727a", 7, "M296 560L220 684"));
    d.ellipse("#20282e", 400, 566, 210, 50)
        .ellipse("#4d5960", 400, 556, 206, 46)
        .ellipse("#20282e", 400, 556, 130, 26);
    d.dashed("#7fb4ff", 6, "4 16", "M226 556A174 36 0 0 0 574 556");
    flames(d, 548, tablet);
    d.both(() -> d.path("#39434b", "M216 540L232 470 262 476 250 552Z"));
    d.line("#39434b", 10, "M400 516V460");
    if (!tablet) {
      d.line("#cf7a2e", 18, "M604 566C700 566 660 660 740 680")
          .circle("#c99b45", 616, 566, 18)
          .box("#cf3d34", 626, 524, 44, 16, 6);
    } else {
      d.box("#f4f1e6", 560, 640, 70, 44, 6)
          .box("#f4f1e6", 600, 604, 70, 44, 6)
          .line("#0b1420/.2", 3, "M560 662H630M600 626H670");
    }
    pot(d, look, 456, tablet ? 90 : 150);
  }
}
