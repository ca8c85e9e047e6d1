package shop.catamaran.demo.internal.picture;

/** Folding knives, fixed knives, a line cutter and a multi-tool, laid out at a slant. */
final class KnifeMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    d.in(
        "rotate(-32 400 400) translate(0 40)",
        () -> {
          d.path("#0b1420/.13", "M110 440C300 440 560 420 720 440C560 480 300 500 110 478Z");
          if (look.named("Cutter")) {
            cutter(d, look);
          } else if (look.named("Multi")) {
            multi(d, look);
          } else if (look.named("Dive")
              || look.named("Camp")
              || look.named("Bushcraft")
              || look.named("Oyster")
              || look.named("Splicing")) {
            blade(d, look, false);
            handle(d, look, false);
          } else {
            spike(d, look);
            blade(d, look, true);
            handle(d, look, true);
          }
          if (look.is("set")) {
            d.line(look.accent().darker(0.3), 17, "M134 412C40 420 10 520 90 560S260 520 300 580")
                .line(look.accent().hex(), 12, "M134 412C40 420 10 520 90 560S260 520 300 580")
                .dashed("#fff/.6", 5, "3 10", "M134 412C40 420 10 520 90 560S260 520 300 580");
          }
        });
  }

  private static void blade(Drawing d, Look look, boolean folding) {
    String steel =
        look.named("Titan")
            ? d.down("#6e7f95", "#aebccd", "#4d5c70")
            : look.named("Splicing")
                ? d.down("#ffffff", "#eceff0", "#c4cbcf")
                : d.down("#9aa6ad", "#f6f8f9", "#c2ccd1", "#7d8990");
    String shape =
        switch (look.style(3)) {
          case 0 -> "M400 366H660C694 372 712 398 714 432L400 436Z";
          case 1 -> "M400 366H600C660 370 704 396 726 430C660 440 520 438 400 436Z";
          default -> "M400 366L560 360C640 360 700 390 730 424C680 438 520 438 400 436Z";
        };
    d.path(steel, shape);
    d.path("#fff/.6", "M404 420L706 424 714 432 400 436Z");
    d.line("#5d6970/.6", 2, "M420 414L690 418");
    if (!look.is("plain")) {
      int from = look.is("set") ? 400 : 430;
      d.dashed("#4d5960", 8, "1 13", "M" + from + " 438H" + (look.is("set") ? 530 : 660));
    }
    if (folding) {
      d.ellipse("#5d6970", 452, 386, 20, 8);
    } else {
      d.path("#6d7880", "M384 352H408V450H384Z");
    }
  }

  private static void handle(Drawing d, Look look, boolean folding) {
    Color color = look.color();
    boolean wood =
        color == Color.TEAK
            || look.named("Birch")
            || look.named("Old Hand")
            || look.named("Oyster");
    String scale =
        wood
            ? d.down("#d2a06a", "#a8713f", "#7a4c26")
            : d.down(color.lighter(0.25), color.hex(), color.darker(0.35));
    d.path(
        "#8b979e",
        "M116 392C120 366 160 352 210 354L420 350C444 354 446 452 420 458L220 456C170 458 124 452 116 424Z");
    d.path(
        scale,
        "M122 394C128 370 166 360 212 362L404 358C420 364 422 444 404 450L222 448C174 450 130 444 122 420Z");
    if (wood) {
      d.line(
          "#5f3c1e/.4",
          3,
          "M140 392C220 380 320 392 400 378M140 416C230 404 320 420 402 408M160 436C240 426 320 440 398 430");
    } else {
      d.dashed(
          "#0b1420/.35",
          12,
          "4 18",
          look.style(2) == 0 ? "M190 404H370" : "M190 390H370M200 422H370");
    }
    for (int x : new int[] {170, 290, 388}) {
      d.circle("#5d6970", x, 404, 10).circle("#e8edef", x - 1, 403, 7);
    }
    d.line("#fff/.35", 5, "M160 372C220 368 320 370 392 366");
    d.ring("#c9d2d7", 7, 124, 408, 16);
    if (folding) {
      d.circle("#5d6970", 410, 404, 22)
          .circle("#dfe5e8", 410, 404, 16)
          .line("#5d6970", 4, "M402 396L418 412");
    }
  }

  private static void spike(Drawing d, Look look) {
    if (look.named("Rigging") || look.named("Marlinspike")) {
      d.in(
          "rotate(-26 150 400)",
          () ->
              d.path(
                  d.down("#8b979e", "#f6f8f9", "#7d8990"),
                  "M136 386C230 376 330 384 400 398C330 410 230 416 136 412Z"));
    }
  }

  private static void cutter(Drawing d, Look look) {
    Color color = look.color();
    d.path(
        d.cloth(color),
        "M110 380C180 350 420 350 520 370C580 330 680 340 710 400C700 470 620 480 560 450C500 470 180 460 110 440C96 420 96 400 110 380ZM560 392C590 372 640 372 664 396L590 420Z");
    d.path("#e8edef", "M566 396L650 388 662 398 592 416Z");
    d.dashed("#0b1420/.4", 14, "4 22", "M180 410H440")
        .circle("#e6ecec", 140, 410, 22)
        .ring(color.darker(0.4), 6, 140, 410, 22);
  }

  private static void multi(Drawing d, Look look) {
    String steel = d.down("#8b979e", "#f4f7f8", "#9aa6ad", "#66727a");
    d.path(steel, "M430 380C500 350 590 350 690 376L730 398 690 406C600 400 520 402 430 404Z")
        .path(steel, "M430 428C500 458 590 458 690 430L730 408 690 404C600 408 520 406 430 404Z");
    d.dashed("#4d5960", 6, "2 7", "M600 396H710M600 412H710")
        .circle("#66727a", 452, 404, 40)
        .circle("#dfe5e8", 452, 404, 30)
        .circle("#66727a", 452, 404, 10);
    String grip = d.down(look.color().lighter(0.3), look.color().hex(), look.color().darker(0.35));
    d.in(
        "rotate(9 440 390)",
        () ->
            d.box(steel, 110, 344, 340, 50, 16)
                .box(grip, 122, 352, 300, 34, 10)
                .dashed("#0b1420/.35", 8, "3 14", "M150 369H390"));
    d.in(
        "rotate(-9 440 420)",
        () ->
            d.box(steel, 110, 414, 340, 50, 16)
                .box(grip, 122, 422, 300, 34, 10)
                .dashed("#0b1420/.35", 8, "3 14", "M150 439H390")
                .path("#eef2f4", "M190 464H360C380 470 384 486 376 496L190 486Z"));
  }
}
