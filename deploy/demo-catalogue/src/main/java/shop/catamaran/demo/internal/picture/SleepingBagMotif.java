package shop.catamaran.demo.internal.picture;

/** A mummy or a blanket bag, quilted, with hood and zip; the warmer, the thicker. */
final class SleepingBagMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    d.in(
        "rotate(24 400 420)",
        () -> {
          d.in("translate(20 24)", () -> d.path("#0b1420/.18", outline(look)));
          boolean flat =
              look.named("Blanket")
                  || look.named("Cabin")
                  || look.named("Liner")
                  || look.named("Stackable");
          if (flat) {
            blanket(d, look);
          } else {
            mummy(d, look);
          }
        });
    stuffSack(d, look);
  }

  private static String outline(Look look) {
    boolean flat =
        look.named("Blanket")
            || look.named("Cabin")
            || look.named("Liner")
            || look.named("Stackable");
    return flat
        ? "M270 120C280 100 520 100 530 120L544 690C530 720 270 720 256 690Z"
        : "M400 70C490 70 540 130 540 220C556 300 530 420 500 540C490 640 470 720 400 724S310 640 300 540C270 420 244 300 260 220C260 130 310 70 400 70Z";
  }

  private static void mummy(Drawing d, Look look) {
    Color color = look.color();
    d.path(
        d.across(color.darker(0.16), color.lighter(0.22), color.hex(), color.darker(0.32)),
        outline(look));
    int step = look.is("summer") ? 34 : look.is("three") ? 46 : 58;
    for (int y = 300; y < 690; y += step) {
      double in = y < 420 ? (y - 220) * 0.06 : 14 + (y - 420) * 0.2;
      double left = 262 + in + (y > 580 ? (y - 580) * 0.3 : 0);
      String row =
          "M"
              + Drawing.number(left)
              + " "
              + y
              + "Q400 "
              + (y + 26)
              + " "
              + Drawing.number(800 - left)
              + " "
              + y;
      d.line(color.darker(0.4) + "/.55", 4, row);
      d.in("translate(0 7)", () -> d.line("#fff/.2", 4, row));
    }
    d.path(
        color.darker(0.2),
        "M400 70C490 70 540 130 540 220C540 262 520 290 490 296C500 240 480 150 400 150S300 240 310 296C280 290 260 262 260 220C260 130 310 70 400 70Z");
    String lining = look.accent().hex();
    d.path(
        Color.mix(lining, "#0b1420", 0.2),
        "M400 140C470 140 498 210 488 286C440 312 360 312 312 286C302 210 330 140 400 140Z");
    d.path(
        Color.mix(lining, "#ffffff", 0.14),
        "M312 286C360 312 440 312 488 286C486 306 478 322 468 330C430 346 370 346 332 330C322 322 314 306 312 286Z");
    d.path("#fff/.85", "M340 226C360 200 440 200 460 226C466 262 440 276 400 276S334 262 340 226Z");
    zip(d, look, 470, look.named("Ultralight") ? 500 : 640);
    d.line("#20282e", 4, "M330 330q-10 40 4 70").circle("#e9edef", 334, 404, 7);
  }

  private static void blanket(Drawing d, Look look) {
    Color color = look.color();
    d.path(
        d.across(color.darker(0.14), color.lighter(0.2), color.hex(), color.darker(0.28)),
        outline(look));
    int step = look.is("summer") ? 60 : 84;
    for (int y = 250; y < 690; y += step) {
      d.line(color.darker(0.4) + "/.5", 4, "M262 " + y + "Q400 " + (y + 18) + " 538 " + y)
          .line("#fff/.18", 4, "M262 " + (y + 7) + "Q400 " + (y + 25) + " 538 " + (y + 7));
    }
    if (look.style(2) == 0) {
      d.line(color.darker(0.4) + "/.4", 4, "M350 240V706M450 240V706");
    }
    d.path(
        look.accent().hex(), "M268 140C280 120 520 120 532 140L536 240C460 262 330 240 264 262Z");
    d.path("#0b1420/.18", "M264 262C330 240 460 262 536 240L536 262C460 284 330 262 264 284Z");
    d.path("#fff/.85", "M310 132C330 112 470 112 490 132C500 180 470 196 400 196S300 180 310 132Z");
    zip(d, look, 528, 690);
  }

  private static void zip(Drawing d, Look look, int x, int end) {
    String path =
        "M"
            + x
            + " 300C"
            + (x + 6)
            + " 400 "
            + (x - (x > 500 ? -8 : 20))
            + " 520 "
            + (x - (x > 500 ? -6 : 30))
            + " "
            + end;
    d.line("#20282e", 8, path).dashed(look.accent().lighter(0.3), 4, "2 6", path);
  }

  private static void stuffSack(Drawing d, Look look) {
    Color color = look.color();
    d.shadow(640, 690, 110, 20);
    d.path(
        d.across(color.darker(0.1), color.lighter(0.16), color.darker(0.3)),
        "M560 560C590 540 690 540 720 560C734 600 734 650 720 684C690 700 590 700 560 684C546 650 546 600 560 560Z");
    d.ellipse(color.darker(0.4), 640, 558, 80, 20)
        .line(
            look.accent().hex(),
            12,
            "M552 600C600 620 680 620 728 600M552 650C600 668 680 668 728 650");
    d.line("#20282e", 5, "M640 556q-10-34 14-44").circle("#e9edef", 640, 552, 9);
  }
}
