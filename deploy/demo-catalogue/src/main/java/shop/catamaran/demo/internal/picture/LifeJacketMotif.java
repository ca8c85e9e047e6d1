package shop.catamaran.demo.internal.picture;

/** A life jacket: an inflatable collar, a foam vest, or a folded belt pack. */
final class LifeJacketMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("junior") ? 0.86 : 1;
    d.shadow(400, 706, 210 * size, 26);
    d.sized(
        size,
        () -> {
          if (look.named("Belt")) {
            belt(d, look);
          } else if (look.named("Vest 50")
              || look.named("Vest 60")
              || look.named("Vest 70")
              || look.named("Foam")) {
            vest(d, look);
          } else {
            collar(d, look);
          }
        });
  }

  private static void collar(Drawing d, Look look) {
    Color color = look.color();
    String accent = look.accent().hex();
    // straps behind
    d.line("#2b3138", 26, "M260 330C250 430 256 560 290 612M540 330C550 430 544 560 510 612");
    d.path(
        color.darker(0.45),
        "M318 214C310 130 350 92 400 92S490 130 482 214L452 214C456 160 432 136 400 136S344 160 348 214Z");
    d.both(
        () -> {
          d.path(
              d.across(color.darker(0.16), color.lighter(0.2), color.darker(0.1)),
              "M400 84C326 84 276 130 268 214C258 330 262 470 286 570C300 606 346 610 368 586C388 560 384 420 372 330C364 266 340 224 344 190C350 156 370 138 400 136Z");
          d.path(
              color.darker(0.5) + "/.25",
              "M372 330C384 420 388 560 368 586C360 594 350 600 338 602C364 540 352 420 344 330C340 280 330 240 332 200L344 190C340 224 364 266 372 330Z");
          d.line("#0b1420/.35", 3, "M288 220C280 340 284 460 306 566");
          d.dashed("#fff/.4", 3, "2 6", "M296 220C288 340 292 460 314 566");
          d.box("#eef1f2/.9", 286, 262, 60, 30, 4);
        });
    d.path(accent, "M276 400C300 408 340 408 374 398L378 438C340 450 300 450 280 440Z");
    d.path(accent, "M524 400C500 408 460 408 426 398L422 438C460 450 500 450 520 440Z");
    belting(d, accent, look.is("plus"), 628);
    emblem(d, 475, 350);
    d.line("#f2c230", 6, "M498 560c10 30 0 60 6 90").box("#f2c230", 492, 646, 24, 36, 6);
    if (look.named("Spray") || look.named("290") || look.named("180")) {
      d.box("#f4f4f0", 300, 466, 50, 64, 6)
          .circle("#ffd23e", 325, 486, 10)
          .line("#0b1420/.4", 3, "M306 510H344");
    }
  }

  private static void vest(Drawing d, Look look) {
    Color color = look.color();
    String accent = look.accent().hex();
    d.path(color.darker(0.5), "M300 190C340 240 460 240 500 190L480 330H320Z");
    String body =
        "M286 150C300 130 336 126 352 140C358 210 376 246 400 262C424 246 442 210 448 140C464 126 500 130 514 150C514 230 530 290 560 320C556 430 556 540 548 640C520 668 280 668 252 640C244 540 244 430 240 320C270 290 286 230 286 150Z";
    d.path(d.cloth(color), body);
    d.both(
        () -> {
          d.line(
              color.darker(0.4) + "/.7",
              4,
              "M262 420C300 430 360 430 394 424M258 540C300 550 360 550 394 544M300 300C330 316 370 318 394 312");
          d.line("#fff/.25", 6, "M272 350C268 440 270 540 276 630");
          d.box("#eef1f2/.9", 296, 180, 50, 26, 4);
          d.path(
              color.darker(0.35) + "/.5",
              "M240 320C270 290 286 230 286 150L300 136C300 240 290 300 262 336C262 440 266 560 276 656L252 640C244 540 244 430 240 320Z");
        });
    d.line("#1f262d", 8, "M400 262V660")
        .dashed("#fff/.55", 3, "2 5", "M400 264V656")
        .box("#e8ecee", 394, 290, 12, 30, 4);
    if (look.style(2) == 0) {
      d.path(accent, "M286 452H376V530H290Z").stitch("#fff/.6", "M294 460H370V522H296Z");
      d.path(accent, "M514 452H424V530H510Z").stitch("#fff/.6", "M506 460H430V522H504Z");
    } else {
      d.path(
          accent,
          "M244 372C300 392 360 396 400 392C440 396 500 392 556 372L555 402C500 420 440 424 400 420C360 424 300 420 245 402Z");
    }
    belting(d, accent, false, 590);
    emblem(d, 470, 290);
    if (look.is("junior")) {
      d.line("#2b3138", 16, "M370 660C376 690 424 690 430 660")
          .line("#f2c230", 12, "M366 128C366 84 434 84 434 128");
    }
  }

  private static void belt(Drawing d, Look look) {
    Color color = look.color();
    d.line("#2b3138", 34, "M150 470C130 340 250 250 400 250S670 340 650 470")
        .line("#4a545c", 4, "M168 470C150 350 260 268 400 268S650 350 632 470");
    d.path(
        d.cloth(color),
        "M170 440C250 400 550 400 630 440C660 480 660 560 630 600C550 640 250 640 170 600C140 560 140 480 170 440Z");
    d.line(color.darker(0.5), 8, "M176 470C300 440 500 440 624 470")
        .dashed("#fff/.6", 3, "2 5", "M180 469C300 440 500 440 620 469");
    d.path("#0b1420/.14", "M160 570C260 610 540 610 640 570L630 600C550 640 250 640 170 600Z");
    emblem(d, 400, 540);
    d.line("#f2c230", 6, "M560 610c6 20 2 40 6 54").box("#f2c230", 554, 660, 24, 34, 6);
  }

  private static void belting(Drawing d, String accent, boolean harness, int y) {
    d.path(
        d.down("#4b555d", "#2b3138"),
        "M256 " + (y - 18) + "C340 " + y + " 460 " + y + " 544 " + (y - 18) + "V" + (y + 18)
            + "C460 " + (y + 36) + " 340 " + (y + 36) + " 256 " + (y + 18) + "Z");
    d.stitch(
        "#fff/.35",
        "M262 " + (y - 6) + "C340 " + (y + 10) + " 460 " + (y + 10) + " 538 " + (y - 6));
    d.box("#15191d", 364, y - 18, 72, 52, 8)
        .box(accent, 374, y - 8, 52, 32, 5)
        .box("#15191d", 396, y - 8, 8, 32, 2);
    if (harness) {
      d.line(
              "#f2c230",
              14,
              "M386 " + (y - 18) + "C380 " + (y - 76) + " 420 " + (y - 76) + " 414 " + (y - 18))
          .stitch(
              "#b5472f",
              "M386 " + (y - 20) + "C380 " + (y - 76) + " 420 " + (y - 76) + " 414 " + (y - 20));
    }
  }

  private static void emblem(Drawing d, int x, int y) {
    d.path(
        "#fff/.92",
        "M" + (x - 3) + " " + (y - 34) + "V" + (y + 8) + "H" + (x - 28) + "ZM" + (x + 4) + " "
            + (y - 26) + "L" + (x + 24) + " " + (y + 8) + "H" + (x + 4) + "ZM" + (x - 34) + " "
            + (y + 14) + "H" + (x + 30) + "L" + (x + 20) + " " + (y + 24) + "H" + (x - 26) + "Z");
  }
}
