package shop.catamaran.demo.internal.picture;

/** Tents: domes, tunnels, bell tents, shelters, with guy lines and pegs. */
final class TentMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size =
        switch (look.model()) {
          case "p1" -> 0.8;
          case "p2" -> 0.88;
          case "p3" -> 0.96;
          default -> 1.02;
        };
    d.shadow(400, 668, 350 * size, 40);
    d.sized(
        size,
        () -> {
          grass(d, look);
          if (look.named("Bell")) {
            bell(d, look);
          } else if (look.named("Tarp") || look.named("Beach") || look.named("Ultralight")) {
            ridge(d, look);
          } else if (look.named("Tunnel") || look.named("Family") || look.named("Bivouac")) {
            tunnel(d, look);
          } else {
            dome(d, look);
          }
        });
  }

  private static void grass(Drawing d, Look look) {
    String tuft = look.named("Beach") ? "#c8b684" : "#7d9268";
    d.line(
        tuft + "/.8",
        4,
        "M90 690q4-20-4-34M96 690q2-24 10-32M690 684q4-20-4-30M696 684q0-22 12-28M150 706q2-14-4-24M620 708q4-16 12-22");
  }

  private static void guys(Drawing d, String lines, int... pegs) {
    d.line("#f6f1e2", 3, lines);
    for (int i = 0; i < pegs.length; i += 2) {
      d.line(
          "#5d6970",
          6,
          "M" + pegs[i] + " " + (pegs[i + 1] - 8) + "l" + (pegs[i] < 400 ? 6 : -6) + " 24");
    }
  }

  private static void dome(Drawing d, Look look) {
    Color color = look.color();
    guys(d, "M250 400L70 662M550 400L730 662M400 300L330 690", 70, 662, 730, 662);
    d.path(
        d.diagonal(color.lighter(0.28), color.hex(), color.darker(0.3)),
        "M130 672C150 440 270 290 400 280S650 440 670 672C500 690 300 690 130 672Z");
    d.path(
        color.darker(0.3) + "/.55",
        "M400 280C540 290 650 440 670 672C620 678 570 682 520 684C530 500 490 350 400 280Z");
    d.path(
        "#fff/.14",
        "M130 672C150 440 270 290 400 280C280 360 220 500 210 680C180 678 150 676 130 672Z");
    door(d, look, color);
    String pole = look.accent().hex();
    d.line(pole, 9, "M130 672C180 420 340 300 400 280C500 320 590 480 606 680");
    d.line(pole, 9, "M670 672C620 420 460 300 400 280C300 320 210 480 196 680");
    if (look.named("Storm") || look.named("Geodesic")) {
      d.line(pole, 8, "M158 520C280 440 520 440 642 520");
      d.path(color.darker(0.35), "M130 660L100 684H700L670 660C500 686 300 686 130 660Z");
    }
    d.line("#fff/.35", 3, "M126 670C146 436 268 284 396 274");
    d.path("#fff/.9", "M356 330L384 300V330ZM390 330V310L408 330Z");
  }

  private static void door(Drawing d, Look look, Color color) {
    d.path(
        d.down("#26333d", "#4a4238"),
        "M400 412C340 450 306 560 300 684H500C494 560 460 450 400 412Z");
    d.path(color.lighter(0.35), "M400 412C352 450 330 560 300 684H330C352 620 380 520 400 412Z");
    d.path(color.lighter(0.1), "M400 412C448 450 480 560 500 684H478C450 620 420 520 400 412Z");
    d.line(look.accent().hex(), 4, "M400 412C352 450 330 560 306 684");
    if (look.pick(12, 2) == 0) {
      d.circle(d.round("#ffe9a8/.9", "#ffd06a/.4", "#ffd06a/0"), 400, 590, 90)
          .circle("#fff3cf", 400, 596, 12)
          .line("#20282e", 4, "M400 470V580");
    } else {
      d.path(look.accent().darker(0.2), "M360 684C366 656 440 656 446 684Z");
    }
  }

  private static void tunnel(Drawing d, Look look) {
    Color color = look.color();
    guys(d, "M220 410L60 668M640 420L752 660M170 520L40 690", 60, 668, 752, 660);
    d.path(
        d.down(color.lighter(0.25), color.hex(), color.darker(0.35)),
        "M250 330C400 300 600 330 690 410C720 470 728 580 730 660L300 684Z");
    d.line(
        color.darker(0.5) + "/.6",
        4,
        "M470 318C560 370 590 520 586 672M606 346C680 410 690 540 686 664");
    d.line(look.accent().hex(), 8, "M462 316C548 370 578 520 574 672");
    d.path("#dbe6ea/.85", "M500 470L556 466 562 540 506 548Z")
        .line("#fff/.6", 3, "M528 470L534 544");
    d.path(
        d.across(color.lighter(0.35), color.hex(), color.darker(0.12)),
        "M96 684C100 480 160 336 250 330S400 480 406 684C300 694 200 694 96 684Z");
    d.path(
        d.down("#26333d", "#4a4238"),
        "M250 400C190 430 152 560 150 686H350C348 560 310 430 250 400Z");
    d.path(color.lighter(0.4), "M250 400C200 440 176 560 150 686H190C216 600 240 500 250 400Z")
        .path(color.darker(0.1), "M250 400C300 440 330 560 350 686H322C300 600 262 500 250 400Z");
    d.line(look.accent().hex(), 9, "M96 684C100 480 160 336 250 330S400 480 406 684");
    d.path("#fff/.2", "M300 322C420 306 560 322 640 370C560 344 420 330 330 352Z");
    if (look.named("Family")) {
      d.path("#dbe6ea/.85", "M610 490L654 494 660 560 614 556Z")
          .path(look.accent().hex(), "M262 330L300 300 330 324Z");
    }
  }

  private static void bell(Drawing d, Look look) {
    Color color = look.color();
    guys(d, "M200 480L40 676M600 480L760 676M270 420L120 690M530 420L680 690", 40, 676, 760, 676);
    d.line("#8a5a34", 10, "M400 190V130").path(look.accent().hex(), "M400 132L456 148 400 164Z");
    d.path(
        d.across(color.darker(0.1), color.lighter(0.35), color.hex(), color.darker(0.3)),
        "M400 180C360 320 240 440 150 510V672C300 694 500 694 650 672V510C560 440 440 320 400 180Z");
    d.line(
        color.darker(0.35) + "/.6",
        3,
        "M400 180C380 330 330 470 270 520V684M400 180C420 330 470 470 530 520V684M150 510C300 548 500 548 650 510");
    d.path(
        d.down("#3a3026", "#6b5640"),
        "M400 330C372 420 346 500 340 540V688H460V540C454 500 428 420 400 330Z");
    d.path(
        color.lighter(0.3),
        "M400 330C372 420 346 500 316 540L310 690 352 640C350 540 380 440 400 330ZM400 330C428 420 454 500 484 540L490 690 448 640C450 540 420 440 400 330Z");
    d.line("#a8743f", 7, "M400 360V688")
        .circle(d.round("#ffe9a8/.9", "#ffd06a/.35", "#ffd06a/0"), 400, 600, 80);
    d.stitch(color.darker(0.4) + "/.6", "M160 524C300 560 500 560 640 524");
    d.circle("#2b2620/.6", 220, 596, 16).circle("#2b2620/.6", 580, 596, 16);
  }

  private static void ridge(Drawing d, Look look) {
    Color color = look.color();
    guys(d, "M230 330L60 672M650 390L756 660M120 640L50 694", 60, 672, 756, 660);
    d.path(color.darker(0.45), "M250 340L100 676H420Z");
    d.path(d.down("#2a343c", "#584d3f"), "M250 352L130 676H400Z");
    d.path(
        d.diagonal(color.lighter(0.3), color.hex(), color.darker(0.28)),
        "M236 318C400 350 560 380 660 390L730 660 430 690Z");
    d.path(color.darker(0.16), "M236 318L430 690 380 690 244 380Z")
        .path(color.lighter(0.2), "M236 318L76 680 124 684 246 380Z");
    d.line(look.accent().hex(), 7, "M236 318C400 350 560 380 660 390")
        .line("#fff/.3", 3, "M300 430C420 450 560 460 690 470M370 570C480 580 600 580 712 570");
    d.line("#8f9ba2", 9, "M246 340V682").line("#f2f5f6", 3, "M244 350V676");
    d.path(look.accent().hex() + "/.9", "M236 318L276 326 262 356Z");
    d.path("#b98d4e/.7", "M180 684C240 664 330 664 380 684Z");
  }
}
