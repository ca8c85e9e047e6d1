package shop.catamaran.demo.internal.picture;

/** A sleeping mat, partly rolled up; tubes, quilting, foam or canvas. */
final class MatMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double long1 = look.is("short") ? 0.78 : look.is("wide") ? 1.06 : 0.94;
    d.shadow(400, 672, 340 * long1, 50);
    d.in(
        "translate(" + Drawing.number(400 - 400 * long1) + " 0) scale(" + long1 + " 1)",
        () -> lying(d, look));
    if (look.pick(13, 2) == 0 || look.named("Roll") || look.named("Felt")) {
      roll(d, look, 560, 430);
    } else {
      sack(d, look);
    }
  }

  private static void lying(Drawing d, Look look) {
    Color color = look.color();
    d.path(
        color.darker(0.45),
        "M60 610L250 470C270 460 690 460 708 472L760 610C764 640 750 652 720 654H90C62 652 50 632 60 610Z");
    d.path(
        d.diagonal(color.lighter(0.28), color.hex(), color.darker(0.2)),
        "M60 596L250 452C270 444 690 444 708 454L760 596C762 622 750 632 720 634H90C62 632 52 616 60 596Z");
    String shade = color.darker(0.4) + "/.5";
    String light = "#fff/.28";
    boolean foam = look.named("Ledge") || look.named("Crew") || look.named("Felt");
    if (look.named("Ledge")) {
      for (int i = 0; i < 9; i++) {
        int x = 110 + i * 76;
        int up = 268 + i * 52;
        d.line(shade, 5, "M" + x + " 632L" + up + " 450")
            .line(light, 5, "M" + (x + 8) + " 632L" + (up + 6) + " 450");
      }
      d.dashed(
          color.darker(0.3) + "/.6", 7, "1 15", "M150 590H700M190 550H700M220 510H690M250 476H690");
    } else if (look.style(2) == 0 || foam) {
      for (int i = 1; i < 6; i++) {
        int left = 60 + i * 32;
        int y = 606 - i * 26;
        d.line(shade, 4, "M" + left + " " + y + "H" + (756 - i * 9))
            .line(light, 4, "M" + left + " " + (y + 7) + "H" + (756 - i * 9));
      }
    } else {
      for (int row = 0; row < 4; row++) {
        int y = 590 - row * 36;
        d.dashed(
            shade,
            9,
            "1 " + (46 - row * 4),
            "M" + (110 + row * 44) + " " + y + "H" + (730 - row * 10));
        d.dashed(
            light,
            6,
            "1 " + (46 - row * 4),
            "M" + (116 + row * 44) + " " + (y + 7) + "H" + (734 - row * 10));
      }
    }
    d.line("#fff/.35", 4, "M70 592L254 456C276 449 690 449 704 457");
    if (foam) {
      return;
    }
    d.path(color.darker(0.15), "M250 452C270 444 400 442 420 446L396 520C340 530 230 526 190 500Z")
        .stitch("#fff/.4", "M256 460C280 452 390 450 408 454L386 510C340 518 244 516 206 496Z");
    d.circle("#39434b", 716, 606, 16)
        .circle(look.accent().hex(), 716, 606, 10)
        .box(look.accent().hex(), 640, 596, 40, 22, 4);
  }

  private static void roll(Drawing d, Look look, int x, int y) {
    Color color = look.color();
    d.shadow(x - 100, y + 74, 210, 22);
    d.path(
        d.down(color.darker(0.1), color.lighter(0.26), color.hex(), color.darker(0.42)),
        "M300 " + (y - 84) + "H" + x + "C600 " + (y - 84) + " 620 " + (y - 40) + " 620 " + y
            + "S600 " + (y + 84) + " " + x + " " + (y + 84) + "H300Z");
    d.ellipse(color.darker(0.3), 300, y, 54, 84).ellipse(color.lighter(0.2), 300, y, 48, 78);
    d.line(
        color.darker(0.4),
        5,
        "M300 " + (y + 66) + "C250 " + (y + 50) + " 262 " + (y - 60) + " 304 " + (y - 56) + "S336 "
            + (y + 40) + " 300 " + (y + 42) + "S276 " + (y - 30) + " 304 " + (y - 26) + "S318 "
            + (y + 14) + " 302 " + (y + 16));
    for (int strap : new int[] {390, 530}) {
      d.line(
              "#20282e",
              20,
              "M"
                  + strap
                  + " "
                  + (y - 84)
                  + "C"
                  + (strap + 34)
                  + " "
                  + (y - 50)
                  + " "
                  + (strap + 34)
                  + " "
                  + (y + 50)
                  + " "
                  + strap
                  + " "
                  + (y + 84))
          .line(
              look.accent().hex(),
              8,
              "M"
                  + strap
                  + " "
                  + (y - 80)
                  + "C"
                  + (strap + 34)
                  + " "
                  + (y - 50)
                  + " "
                  + (strap + 34)
                  + " "
                  + (y + 50)
                  + " "
                  + strap
                  + " "
                  + (y + 80));
      d.box("#dfe5e8", strap + 10, y - 26, 30, 40, 6);
    }
  }

  private static void sack(Drawing d, Look look) {
    Color color = look.color();
    d.shadow(600, 494, 100, 18);
    d.path(
        d.across(color.darker(0.2), color.lighter(0.2), color.hex(), color.darker(0.35)),
        "M530 290C550 276 650 276 670 290L680 480C650 500 550 500 520 480Z");
    d.ellipse(color.darker(0.45), 600, 290, 70, 16)
        .line("#20282e", 5, "M590 288q-20-40 10-52 30 10 8 50")
        .circle("#dfe5e8", 600, 284, 9);
    d.path(look.accent().hex(), "M525 360C560 374 640 374 676 360L678 400C640 414 560 414 523 400Z")
        .path("#fff/.9", "M586 404L602 374V404ZM606 404V384L618 404Z");
    d.line("#20282e", 12, "M540 300C510 360 510 420 530 480");
  }
}
