package shop.catamaran.demo.internal.picture;

/** A pair of boots from the side: rubber and sea boots, hiking boots, Chelsea boots. */
final class BootMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("kids") ? 0.82 : look.is("women") ? 0.95 : 1;
    d.shadow(410, 690, 270 * size, 32);
    d.sized(
        size,
        () -> {
          d.in("translate(92 -30) scale(.95)", () -> boot(d, look));
          d.in("translate(-24 6)", () -> boot(d, look));
        });
  }

  private static void boot(Drawing d, Look look) {
    boolean tall = look.named("Sea") || look.named("Rubber") || look.named("Slipway");
    boolean half = look.named("Half");
    boolean winter = look.named("Pier");
    Color color = look.color();
    int top = tall ? 190 : half ? 400 : winter ? 290 : look.named("Tarn") ? 420 : 340;
    d.ellipse(color.darker(0.6), 290, top + 4, 92, 18);
    String shaft =
        "M198 "
            + top
            + "C240 "
            + (top + 18)
            + " 340 "
            + (top + 18)
            + " 382 "
            + top
            + "C386 "
            + (top + 60)
            + " 380 460 384 490C430 512 520 520 568 556C592 574 598 600 596 632H200C192 580 206 520 200 470C194 400 192 "
            + (top + 80)
            + " 198 "
            + top
            + "Z";
    d.path(
        d.across(color.darker(0.2), color.lighter(0.16), color.hex(), color.darker(0.24)), shaft);
    d.path("#0b1420/.16", "M200 632C196 590 204 550 204 520C280 600 480 590 590 600L596 632Z");
    if (tall || half) {
      rubber(d, look, color, top);
    } else if (look.named("Chelsea")) {
      d.path(
          "#2a2d31",
          "M256 "
              + (top + 14)
              + "L340 "
              + (top + 12)
              + "C340 400 336 460 318 500C284 470 262 430 256 "
              + (top + 14)
              + "Z");
      d.dashed(
          "#fff/.18", 2, "1 7", "M270 370V450M285 366V474M300 366V490M315 366V480M328 366V450");
      d.line(color.darker(0.4), 9, "M196 " + (top - 26) + "q16-20 24 0v50");
    } else {
      laced(d, look, color, top, winter);
    }
    String sole = look.named("Rubber") || half ? "#f0ead8" : "#2c3238";
    d.path(
        sole,
        "M194 626H600C606 646 602 664 590 670H420L410 654H330L320 672H204C192 664 190 640 194 626Z");
    d.line(sole.equals("#2c3238") ? "#fff/.2" : "#0b1420/.25", 3, "M196 640H600");
    d.dashed("#0b1420/.5", 5, "4 14", "M210 670H318M424 668H588");
  }

  private static void rubber(Drawing d, Look look, Color color, int top) {
    String accent = look.accent().hex();
    d.path(
        color.darker(0.34),
        "M198 "
            + top
            + "C240 "
            + (top + 18)
            + " 340 "
            + (top + 18)
            + " 382 "
            + top
            + "L383 "
            + (top + 34)
            + "C340 "
            + (top + 52)
            + " 240 "
            + (top + 52)
            + " 197 "
            + (top + 34)
            + "Z");
    d.line(
        "#fff/.4",
        10,
        "M226 "
            + (top + 70)
            + "C224 "
            + (top + 120)
            + " 228 "
            + Math.min(top + 210, 480)
            + " 226 500");
    d.line(
        color.darker(0.3) + "/.6",
        4,
        "M202 548C280 560 330 530 384 494M470 520C450 550 452 590 470 626");
    d.path("#fff/.35", "M500 536C540 550 566 574 572 596C550 580 520 566 490 560Z");
    if (look.named("Sea") || look.named("Slipway")) {
      d.path(accent, "M196 " + (top + 90) + "H383V" + (top + 108) + "H196Z")
          .box("#d9dee1", 330, top + 84, 22, 30, 4);
      d.path(color.darker(0.4), "M520 534C570 552 598 590 596 632H540C548 600 544 570 520 534Z");
      d.line(color.darker(0.45), 12, "M206 520C270 500 330 480 384 500");
    } else {
      d.path(
          accent,
          "M294 "
              + (top + 74)
              + "L322 "
              + (top + 38)
              + "V"
              + (top + 74)
              + "ZM328 "
              + (top + 74)
              + "V"
              + (top + 50)
              + "L346 "
              + (top + 74)
              + "ZM288 "
              + (top + 80)
              + "H350L340 "
              + (top + 92)
              + "H298Z");
      if (look.is("kids")) {
        d.line("#fff/.85", 10, "M200 540C260 552 320 540 384 510");
      }
    }
  }

  private static void laced(Drawing d, Look look, Color color, int top, boolean winter) {
    String lace = look.accent().hex();
    d.path(
        color.darker(0.38),
        "M198 "
            + top
            + "C240 "
            + (top + 18)
            + " 340 "
            + (top + 18)
            + " 382 "
            + top
            + "L383 "
            + (top + 40)
            + "C340 "
            + (top + 54)
            + " 240 "
            + (top + 54)
            + " 196 "
            + (top + 40)
            + "Z");
    if (winter) {
      d.dashed(
          "#f4eee0",
          22,
          "1 18",
          "M206 " + (top + 6) + "C250 " + (top + 22) + " 340 " + (top + 22) + " 376 " + (top + 6));
    }
    d.path(
        color.darker(0.22),
        "M344 "
            + (top + 10)
            + "L384 "
            + (top + 4)
            + "C384 460 384 480 388 492L470 520 440 548C400 530 364 510 350 480Z");
    for (int y = top + 40; y < 500; y += 34) {
      d.line(lace, 6, "M346 " + y + "L386 " + (y - 12)).circle("#d8c58e", 346, y, 6);
    }
    d.line(
        lace,
        6,
        "M384 504L420 520M400 524L446 520M386 "
            + (top + 24)
            + "c30-30 50-10 30 10M386 "
            + (top + 24)
            + "c20 20 40 40 26 56");
    d.path(color.darker(0.4), "M500 528C570 550 598 590 597 630H480C500 600 506 560 500 528Z");
    d.path(color.darker(0.3), "M202 500C230 520 270 560 274 630H199C194 590 204 540 202 500Z");
    d.stitch(
        "#fff/.4",
        "M212 510C240 530 262 570 266 624M492 534C498 564 492 596 476 624M336 "
            + (top + 50)
            + "L342 480C356 512 390 536 430 554");
    d.line(color.darker(0.3), 9, "M204 " + (top - 2) + "q-18-30 8-40t22 44");
  }
}
