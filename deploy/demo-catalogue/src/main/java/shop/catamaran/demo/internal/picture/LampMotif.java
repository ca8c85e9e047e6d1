package shop.catamaran.demo.internal.picture;

/** Lamps that shine: lanterns, headlamps, torches, oil lamps. */
final class LampMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("mini") ? 0.84 : look.is("max") ? 1.02 : 0.93;
    d.shadow(400, 692, 200 * size, 28);
    d.sized(
        size,
        () -> {
          if (look.named("Headlamp")) {
            headlamp(d, look);
          } else if (look.named("Torch") || look.named("Dive")) {
            torch(d, look);
          } else if (look.named("Brass") || look.named("Storm")) {
            oil(d, look);
          } else if (look.named("Work") || look.named("Reading")) {
            panel(d, look);
          } else {
            lantern(d, look);
          }
        });
  }

  private static void glow(Drawing d, double x, double y, double r) {
    d.circle(d.round("#fff4cc", "#ffe08a/.75", "#ffd36a/.28", "#ffd36a/0"), x, y, r);
  }

  private static void lantern(Drawing d, Look look) {
    Color color = look.color();
    d.line("#39434b", 14, "M270 300C250 100 550 100 530 300")
        .line("#8b979e", 4, "M266 296C248 104 552 104 534 296");
    glow(d, 400, 430, 330);
    String glass = d.across("#ffe9a8/.9", "#fffdf2", "#ffe49a/.9");
    if (look.named("Tent") || look.named("Solar")) {
      d.path(glass, "M270 300C240 400 240 500 280 580H520C560 500 560 400 530 300Z")
          .line(
              "#d8a94a/.5",
              5,
              "M258 350C330 366 470 366 542 350M248 410C330 426 470 426 552 410M252 470C330 486 470 486 548 470M264 530C330 544 470 544 536 530");
    } else {
      d.box(glass, 280, 300, 240, 270, 20).box("#fff", 372, 330, 56, 210, 24);
      d.line("#39434b/.8", 12, "M290 300V570M510 300V570")
          .line("#39434b/.3", 5, "M340 300V570M460 300V570");
    }
    d.path(
            d.across(color.darker(0.2), color.lighter(0.25), color.hex(), color.darker(0.35)),
            "M250 306C260 250 320 226 400 226S540 250 550 306Z")
        .ellipse("#20282e", 400, 226, 54, 14);
    d.path(
        d.across(color.darker(0.2), color.lighter(0.2), color.hex(), color.darker(0.35)),
        "M246 566H554L566 660C540 696 260 696 234 660Z");
    d.line("#fff/.3", 5, "M262 590C340 606 460 606 538 590")
        .circle("#20282e", 400, 634, 28)
        .circle(look.accent().hex(), 400, 634, 18)
        .line("#fff", 4, "M400 624V634");
    if (look.named("Solar")) {
      d.path("#20304f", "M280 250C320 216 480 216 520 250L500 270H300Z")
          .line("#5a78b0", 3, "M340 232V268M400 226V270M460 232V268");
    }
  }

  private static void headlamp(Drawing d, Look look) {
    Color color = look.color();
    String band = look.accent().hex();
    d.path(
        Color.mix(band, "#0b1420", 0.45),
        "M180 470C180 300 300 220 400 220S620 300 620 470L580 480C580 350 490 270 400 270S220 350 220 480Z");
    d.path(
        d.across(Color.mix(band, "#0b1420", 0.2), band, Color.mix(band, "#0b1420", 0.3)),
        "M176 450C190 570 290 620 400 622S610 570 624 450L630 510C610 640 500 684 400 684S190 640 170 510Z");
    d.stitch("#fff/.5", "M182 490C204 600 300 650 400 652S596 600 618 490")
        .line("#fff/.3", 4, "M182 520C210 620 310 666 400 668");
    glow(d, 400, 560, 270);
    d.path(d.cloth(color), "M290 480C300 456 500 456 510 480L526 610C520 660 280 660 274 610Z");
    d.circle("#20282e", 370, 560, 74)
        .circle("#c9d2d7", 370, 560, 62)
        .circle(d.round("#fff", "#fff6d2", "#ffe08a", "#e9c35a"), 370, 560, 54)
        .circle("#20282e", 466, 560, 34)
        .circle("#ffd9c9", 466, 560, 26)
        .circle("#cf3d34", 466, 560, 12);
    d.box("#20282e", 360, 452, 80, 22, 9).line("#fff/.4", 5, "M296 500C300 484 330 480 350 478");
    d.dashed("#fff/.8", 5, "1 26", "M340 530a42 42 0 1 1-6 48");
  }

  private static void torch(Drawing d, Look look) {
    Color color = look.color();
    d.in(
        "rotate(-38 400 420)",
        () -> {
          d.path(
              d.across("#fff1b8/.85", "#ffe9a0/.3", "#ffe9a0/0"), "M600 330L1010 150V690L600 510Z");
          String tube =
              d.down(color.darker(0.15), color.lighter(0.3), color.hex(), color.darker(0.45));
          d.box(tube, 130, 366, 360, 108, 26)
              .path(
                  tube,
                  "M480 366L540 322H600C614 322 620 330 620 342V498C620 510 614 518 600 518H540L480 474Z");
          d.ellipse("#c9d2d7", 618, 420, 18, 92).ellipse("#fff8dc", 622, 420, 12, 80);
          d.dashed("#0b1420/.35", 70, "6 14", "M180 420H330")
              .box("#20282e", 380, 352, 70, 22, 10)
              .box(look.accent().hex(), 394, 346, 42, 16, 8);
          d.box(look.accent().hex(), 460, 366, 14, 108, 4).line("#fff/.35", 7, "M150 386H470");
          d.line("#20282e", 10, "M134 420C60 400 40 500 90 540S190 560 150 480");
        });
  }

  private static void oil(Drawing d, Look look) {
    boolean brass = look.named("Brass");
    String metal =
        brass
            ? d.across("#7d5a20", "#f8e0a0", "#c99b45", "#6d4e1a")
            : d.across(
                look.color().darker(0.35),
                look.color().lighter(0.35),
                look.color().hex(),
                look.color().darker(0.45));
    String edge = brass ? "#7d5a20" : look.color().darker(0.5);
    d.ring(edge, 12, 400, 120, 46);
    glow(d, 400, 420, 300);
    d.both(
        () ->
            d.line(edge, 20, "M270 640C220 560 220 300 290 214")
                .line(
                    brass ? "#f0cf83" : look.color().lighter(0.2),
                    8,
                    "M266 630C220 560 222 300 290 218"));
    d.path(metal, "M340 160H460L480 220C500 226 510 244 510 262H290C290 244 300 226 320 220Z");
    d.path(
            d.across("#fff6d8/.75", "#fff/.35", "#fff1c0/.7"),
            "M320 266H480C530 330 540 420 480 520H320C260 420 270 330 320 266Z")
        .line("#fff/.8", 6, "M318 300C290 350 288 430 318 490");
    d.path(
            d.down("#fff6c8", "#ffc34d", "#f08a2c"),
            "M400 330C430 380 440 420 430 456C422 480 378 480 370 456C360 420 372 390 400 330Z")
        .path("#fffbe8", "M400 400C414 424 416 444 400 460C386 444 388 424 400 400Z");
    d.line(edge, 4, "M262 330H538M256 420H544").box(edge, 384, 474, 32, 24, 4);
    d.path(metal, "M310 516H490L500 560H300Z")
        .path(metal, "M240 576C260 556 540 556 560 576L570 650C540 694 260 694 230 650Z")
        .line("#fff/.35", 5, "M250 590C340 606 460 606 548 590")
        .circle(edge, 520, 536, 20)
        .circle("#e8edef", 520, 536, 8);
  }

  private static void panel(Drawing d, Look look) {
    Color color = look.color();
    if (look.named("Reading")) {
      glow(d, 300, 330, 250);
      d.box(d.across("#39434b", "#66727a", "#20282e"), 300, 640, 200, 46, 16);
      d.line("#39434b", 26, "M420 650C520 560 540 440 480 360")
          .dashed("#66727a", 20, "3 10", "M420 650C520 560 540 440 480 360");
      d.in(
          "rotate(-36 440 330)",
          () ->
              d.path(d.cloth(color), "M330 270H520C560 280 560 380 520 390H330Z")
                  .ellipse("#fff8dc", 330, 330, 20, 60)
                  .ring("#c9d2d7", 6, 330, 330, 2)
                  .line("#fff/.4", 6, "M360 290H520"));
      return;
    }
    glow(d, 400, 360, 350);
    d.line("#20282e", 24, "M250 680L300 560M550 680L500 560M240 684H560");
    d.box(d.cloth(color), 220, 190, 360, 380, 46)
        .box("#20282e", 246, 216, 308, 300, 30)
        .box(d.down("#fffef4", "#ffeeb4"), 262, 232, 276, 268, 20);
    d.dashed(
        "#e9c35a/.7", 16, ".1 40", "M290 270H520M290 320H520M290 370H520M290 420H520M290 466H520");
    d.circle("#20282e", 400, 542, 16)
        .circle(look.accent().hex(), 400, 542, 9)
        .line("#fff/.3", 6, "M250 204H550");
    d.line("#20282e", 20, "M330 190V150C330 120 470 120 470 150V190");
  }
}
