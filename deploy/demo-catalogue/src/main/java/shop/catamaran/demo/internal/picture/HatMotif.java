package shop.catamaran.demo.internal.picture;

/** A cap, a beanie or a hat with a brim. */
final class HatMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    d.shadow(400, 632, 270, 32);
    switch (look.model()) {
      case "cap" -> cap(d, look);
      case "beanie" -> beanie(d, look);
      default -> brim(d, look);
    }
  }

  private static void cap(Drawing d, Look look) {
    Color color = look.color();
    String peak = look.style(2) == 0 ? look.accent().hex() : color.hex();
    d.path(
        d.round(0.35, 0.3, color.lighter(0.3), color.hex(), color.darker(0.3)),
        "M196 546C180 380 264 262 400 256C520 256 590 350 592 470L590 520C480 480 330 480 196 546Z");
    d.line(
        color.darker(0.4) + "/.6",
        3,
        "M396 258C340 310 316 400 318 498M404 258C470 320 500 400 502 488");
    d.stitch("#fff/.3", "M388 264C330 314 306 400 308 500M412 264C480 324 512 400 514 490");
    d.both(() -> d.circle(color.darker(0.5), 350, 356, 6));
    d.ellipse(color.darker(0.15), 398, 257, 18, 9);
    d.path(
        color.darker(0.5),
        "M196 546C330 474 500 474 598 520C680 540 716 580 706 596C690 612 560 580 440 580C340 580 240 596 196 546Z");
    d.path(
        d.down(Color.mix(peak, "#ffffff", 0.14), peak, Color.mix(peak, "#0b1420", 0.3)),
        "M196 540C330 466 500 466 598 512C684 536 722 574 708 588C690 600 560 566 440 566C340 566 240 586 196 540Z");
    d.stitch("#fff/.4", "M240 552C350 520 520 510 660 560M300 560C400 536 540 536 680 576");
    emblem(d, look, 400, 420);
  }

  private static void beanie(Drawing d, Look look) {
    Color color = look.color();
    String cuff = look.style(2) == 1 ? look.accent().hex() : color.darker(0.12);
    if (look.style(3) == 0) {
      d.circle(d.round(0.4, 0.35, color.lighter(0.4), color.darker(0.1)), 400, 196, 50);
      d.dashed("#fff/.4", 6, "2 8", "M364 190q36-30 72 0M360 210q40-20 80 0M372 228q28-10 56 0");
    }
    d.path(
        d.round(0.38, 0.3, color.lighter(0.26), color.hex(), color.darker(0.34)),
        "M212 500C206 330 270 216 400 214S594 330 588 500Z");
    d.line(
        color.darker(0.45) + "/.3",
        5,
        "M400 216V490M340 230C312 300 300 400 298 490M460 230C488 300 500 400 502 490M290 264C258 330 250 420 248 490M510 264C542 330 550 420 552 490");
    d.line(
        "#fff/.16",
        5,
        "M370 222C352 300 346 400 346 490M314 248C284 320 274 410 272 490M430 222C448 300 454 400 454 490");
    d.path(
        d.across(
            Color.mix(cuff, "#0b1420", 0.16),
            Color.mix(cuff, "#ffffff", 0.14),
            Color.mix(cuff, "#0b1420", 0.26)),
        "M200 476C330 452 470 452 600 476C612 520 612 560 604 596C470 616 330 616 196 596C188 560 188 520 200 476Z");
    StringBuilder ribs = new StringBuilder();
    for (int x = 222; x <= 580; x += 24) {
      double drop = (x - 400) * (x - 400) / 2200.0;
      ribs.append('M')
          .append(x)
          .append(' ')
          .append(Drawing.number(472 + drop / 3))
          .append("V")
          .append(Drawing.number(606 - drop / 4));
    }
    d.line("#0b1420/.22", 4, ribs.toString());
    d.box(look.accent().hex(), 446, 516, 58, 40, 5).stitch("#fff/.7", "M451 521H499V551H451Z");
    d.path("#fff/.9", "M456 546L475 526 494 546Z");
  }

  private static void brim(Drawing d, Look look) {
    Color color = look.color();
    d.line("#5b4a3a", 5, "M250 560C270 660 350 690 400 690S530 660 550 560")
        .circle("#5b4a3a", 400, 690, 10);
    d.ellipse(color.darker(0.45), 400, 560, 292, 78);
    d.ellipse(d.diagonal(color.lighter(0.16), color.hex(), color.darker(0.26)), 400, 546, 292, 76);
    d.ellipse(color.darker(0.4), 400, 536, 176, 40);
    d.path(
        d.across(color.darker(0.1), color.lighter(0.18), color.hex(), color.darker(0.3)),
        "M230 536C238 420 256 330 300 300C340 280 460 280 500 300C544 330 562 420 570 536C500 566 300 566 230 536Z");
    d.path(
        color.darker(0.22),
        "M300 300C340 280 460 280 500 300C480 322 440 312 400 324C360 312 320 322 300 300Z");
    String band = look.accent().hex();
    d.path(
        band,
        "M232 516C236 500 238 484 240 468C320 496 480 496 560 468C562 484 564 500 568 520C480 550 320 550 232 516Z");
    d.stitch("#fff/.5", "M240 482C330 508 470 508 560 482");
    d.dashed("#fff/.32", 2.5, "8 6", "M140 548C200 606 600 606 660 548");
    d.both(() -> d.circle("#d9dee1", 290, 410, 7).circle("#3a444c", 290, 410, 3));
  }

  private static void emblem(Drawing d, Look look, int x, int y) {
    String sail = look.color().brightness() > 0.6 ? "#24426b" : "#f6f2e8";
    d.path(
        sail,
        "M" + (x - 4) + " " + (y - 58) + "V" + (y + 12) + "H" + (x - 46) + "ZM" + (x + 6) + " "
            + (y - 44) + "L" + (x + 40) + " " + (y + 12) + "H" + (x + 6) + "Z");
    d.path(
        look.accent().hex(),
        "M" + (x - 56) + " " + (y + 22) + "H" + (x + 52) + "L" + (x + 38) + " " + (y + 38) + "H"
            + (x - 42) + "Z");
  }
}
