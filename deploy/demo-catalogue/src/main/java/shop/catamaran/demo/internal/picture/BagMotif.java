package shop.catamaran.demo.internal.picture;

/** Dry bags, backpacks and duffels. */
final class BagMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    switch (look.motif()) {
      case "drybag" -> dryBag(d, look);
      case "backpack" -> backpack(d, look);
      default -> duffel(d, look);
    }
  }

  private static void emblem(Drawing d, String paint, int x, int y, double size) {
    d.in(
        "translate(" + x + " " + y + ") scale(" + size + ")",
        () -> d.path(paint, "M-3-34V8H-28ZM4-26L24 8H4ZM-34 14H30L20 24H-26Z"));
  }

  private static void dryBag(Drawing d, Look look) {
    Color color = look.color();
    double size =
        switch (look.model()) {
          case "v5" -> 0.68;
          case "v15" -> 0.82;
          case "v30" -> 0.94;
          default -> 1.04;
        };
    d.shadow(400, 698, 190 * size, 30);
    d.sized(
        size,
        () -> {
          if (!look.is("v5")) {
            d.line("#20282e", 24, "M250 330C160 420 160 560 250 640")
                .line("#4a545c", 5, "M246 332C160 420 160 560 246 636");
          }
          String body =
              "M262 280C250 400 236 560 246 650C270 700 530 700 554 650C564 560 550 400 538 280Z";
          boolean clear = look.named("Window");
          d.path(
              d.across(color.darker(0.22), color.lighter(0.28), color.hex(), color.darker(0.32)),
              body);
          if (clear) {
            d.path("#eaf4f8/.75", "M300 330C294 420 290 540 296 640H504C510 540 506 420 500 330Z")
                .path(look.accent().hex() + "/.7", "M310 520C350 490 450 500 490 520L496 640H304Z")
                .path(
                    "#24426b/.6",
                    "M320 440C360 420 440 424 480 446L488 520C440 500 350 492 314 518Z")
                .path("#fff/.5", "M320 340C314 440 312 540 318 630H340C334 540 336 440 342 340Z");
          }
          d.path(
              "#0b1420/.16",
              "M500 280C514 400 520 560 500 680C524 674 544 666 554 650C564 560 550 400 538 280Z");
          d.path(
              "#fff/.22",
              "M284 300C272 420 266 540 272 640C282 640 290 640 296 638C292 540 298 420 308 300Z");
          d.path(
              look.style(2) == 0 ? look.accent().hex() : color.darker(0.3),
              "M244 610C300 634 500 634 556 610L554 650C530 700 270 700 246 650Z");
          roll(d, look, color);
          if (!clear) {
            emblem(d, color.brightness() > 0.6 ? "#24426b" : "#f6f2e8", 400, 470, 2.6);
            d.line("#fff/.25", 3, "M330 560H470");
          }
          d.both(() -> d.ring("#c9d2d7", 8, 252, 344, 18));
        });
  }

  private static void roll(Drawing d, Look look, Color color) {
    d.path(color.darker(0.12), "M262 284C300 250 500 250 538 284L530 310C490 296 310 296 270 310Z");
    d.line(
        color.darker(0.35) + "/.6",
        4,
        "M320 310q10 30-4 70M400 304q-10 40 4 80M480 310q-12 30 4 70");
    d.path(color.darker(0.3), "M262 200H538V270H262Z")
        .path(
            d.down(color.lighter(0.2), color.hex(), color.darker(0.3)),
            "M256 216H544V256C460 270 340 270 256 256Z")
        .line("#0b1420/.3", 4, "M260 236H540");
    String strap = "#20282e";
    d.line(strap, 24, "M264 236C220 200 260 140 330 138M536 236C580 200 540 140 470 138");
    d.box(strap, 322, 116, 156, 44, 10)
        .box(look.accent().hex(), 336, 124, 54, 28, 6)
        .box("#39434b", 396, 120, 70, 36, 8)
        .line("#fff/.4", 4, "M404 130H456");
  }

  private static void backpack(Drawing d, Look look) {
    Color color = look.color();
    String accent = look.accent().hex();
    double size = look.is("v18") ? 0.84 : look.is("v28") ? 0.94 : 1.02;
    boolean leather = look.named("Canvas") || look.named("Flap");
    String strap = leather ? "#8a5a34" : "#20282e";
    d.shadow(400, 700, 210 * size, 30);
    d.sized(
        size,
        () -> {
          d.line(strap, 18, "M352 150C352 90 448 90 448 150");
          d.both(
              () ->
                  d.line(strap, 26, "M262 260C190 340 190 540 250 640")
                      .path(
                          color.darker(0.25),
                          "M262 470C220 480 204 560 216 640C222 664 250 668 268 660Z")
                      .stitch("#fff/.35", "M256 486C230 500 220 560 226 640"));
          d.path(
              d.across(color.darker(0.18), color.lighter(0.2), color.hex(), color.darker(0.26)),
              "M258 280C256 180 300 130 400 130S544 180 542 280L556 620C556 680 520 696 400 696S244 680 244 620Z");
          if (look.named("Roll-Top")) {
            d.path(color.darker(0.2), "M268 130H532V200H268Z")
                .path(d.down(color.lighter(0.2), color.darker(0.2)), "M260 140H540V186H260Z")
                .line(strap, 20, "M300 140V300M500 140V300")
                .box("#dfe5e8", 286, 230, 28, 34, 5)
                .box("#dfe5e8", 486, 230, 28, 34, 5);
          } else if (leather || look.named("Alpine") || look.named("Tool")) {
            d.path(
                    d.down(color.lighter(0.24), color.hex(), color.darker(0.22)),
                    "M252 250C256 170 300 122 400 122S544 170 548 250L552 350C500 372 300 372 248 350Z")
                .stitch("#fff/.4", "M258 340C306 358 494 358 542 340");
            d.both(
                () ->
                    d.line(strap, 20, "M330 300V470")
                        .box("#d8b866", 314, 400, 32, 36, 4)
                        .box(strap, 322, 410, 16, 16, 2));
          } else {
            d.line(color.darker(0.5), 7, "M264 300C280 180 520 180 536 300")
                .dashed("#fff/.6", 3, "2 5", "M264 300C280 180 520 180 536 300")
                .box(accent, 258, 296, 12, 34, 4)
                .box(accent, 530, 296, 12, 34, 4);
          }
          pocket(d, look, color, accent, leather, strap);
          d.both(
              () ->
                  d.path(
                      "#0b1420/.14",
                      "M258 300C256 420 250 540 246 640C250 670 270 684 300 690C276 560 276 400 290 270Z"));
        });
  }

  private static void pocket(
      Drawing d, Look look, Color color, String accent, boolean leather, String strap) {
    String fill = look.style(2) == 0 ? color.darker(0.2) : Color.mix(color.hex(), accent, 0.85);
    d.path(
        leather ? color.darker(0.14) : fill,
        "M284 470C284 440 320 430 400 430S516 440 516 470L522 620C520 652 480 662 400 662S280 652 278 620Z");
    d.path(
        "#fff/.12",
        "M284 470C284 440 320 430 400 430S516 440 516 470L517 490C480 462 320 462 283 490Z");
    d.line("#0b1420/.5", 6, "M296 500C340 480 460 480 504 500")
        .stitch("#fff/.4", "M292 620C300 642 340 648 400 648S500 642 508 620");
    d.box("#e8ecee", 488, 494, 10, 30, 4);
    emblem(d, "#f6f2e8", 400, 560, 1.5);
    if (look.named("Trail") || look.named("Alpine") || look.is("v45")) {
      d.line(strap, 12, "M250 400H300M500 400H550M250 620L284 600M550 620L516 600")
          .box("#dfe5e8", 286, 392, 24, 18, 4)
          .box("#dfe5e8", 490, 392, 24, 18, 4);
    }
    if (!leather) {
      d.dashed("#20282e", 16, "20 14", "M400 372V424").box("#fff/.85", 372, 380, 56, 12, 3);
    }
  }

  private static void duffel(Drawing d, Look look) {
    Color color = look.color();
    String accent = look.accent().hex();
    double size = look.is("v35") ? 0.84 : look.is("v60") ? 0.94 : 1.03;
    boolean leather = look.named("Canvas") || look.named("Sailcloth");
    String strap = leather ? "#8a5a34" : "#20282e";
    d.shadow(400, 700, 330 * size, 36);
    d.sized(
        size,
        () -> {
          d.line(strap, 16, "M150 470C180 300 620 300 650 470");
          if (look.named("Tote")) {
            d.path(color.darker(0.5), "M120 380C300 350 500 350 680 380L660 470H140Z");
          }
          d.path(
              d.down(color.lighter(0.26), color.hex(), color.darker(0.3)),
              look.named("Tote")
                  ? "M112 384C300 410 500 410 688 384L660 664C640 694 160 694 140 664Z"
                  : "M120 500C120 420 160 384 230 380H570C640 384 680 420 680 500V610C680 670 640 692 570 694H230C160 692 120 670 120 610Z");
          d.both(
              () ->
                  d.path(
                          "#0b1420/.16",
                          "M120 500C120 420 160 384 230 380C196 440 190 620 226 694C160 692 120 670 120 610Z")
                      .line("#fff/.2", 4, "M214 396C186 470 186 610 216 680"));
          panel(d, look, color, accent);
          d.both(
              () ->
                  d.line(strap, 28, "M290 694V420").stitch("#fff/.3", "M282 690V420M298 690V420"));
          d.line(strap, 24, "M290 430C290 300 510 300 510 430")
              .line(leather ? "#b98048" : "#4a545c", 5, "M290 424C292 306 508 306 510 424")
              .box(leather ? "#6d4424" : accent, 356, 318, 88, 34, 14);
          if (look.named("Roller")) {
            d.both(() -> d.circle("#20282e", 190, 686, 30).circle("#66727a", 190, 686, 14));
          }
          d.both(() -> d.ring("#c9d2d7", 8, 146, 476, 18));
        });
  }

  private static void panel(Drawing d, Look look, Color color, String accent) {
    if (!look.named("Tote")) {
      d.line("#0b1420/.55", 8, "M200 420C330 404 470 404 600 420")
          .dashed("#fff/.65", 3, "2 5", "M200 420C330 404 470 404 600 420")
          .box("#dfe5e8", 574, 412, 34, 14, 5);
    }
    if (look.named("Sailcloth")) {
      d.line(accent + "/.8", 14, "M126 560C300 520 460 600 676 540")
          .line("#cf3d34/.8", 6, "M124 590C300 550 460 630 676 570")
          .stitch(color.darker(0.4), "M240 384L330 692");
    } else {
      switch (look.style(3)) {
        case 0 ->
            d.path(accent, "M120 596H680V612C680 670 640 692 570 694H230C160 692 120 670 120 612Z");
        case 1 ->
            d.path(color.darker(0.22), "M308 480H492V640H308Z")
                .line("#0b1420/.5", 6, "M316 500H484")
                .stitch("#fff/.4", "M314 634H486");
        default ->
            d.path("#fff/.14", "M120 520H680V560H120Z")
                .dashed("#20282e/.8", 16, "24 16", "M312 600H492");
      }
    }
    emblem(d, color.brightness() > 0.6 ? "#24426b" : "#f6f2e8", 400, 556, 2.1);
  }
}
