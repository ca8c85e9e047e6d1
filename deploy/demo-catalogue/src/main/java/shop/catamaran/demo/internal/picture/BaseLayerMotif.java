package shop.catamaran.demo.internal.picture;

/** A shirt for the first layer: short or long sleeves, zip neck, buttons or stripes. */
final class BaseLayerMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("kids") ? 0.84 : look.is("women") ? 0.95 : 1;
    d.shadow(400, 704, 210 * size, 24);
    d.sized(size, () -> shirt(d, look));
  }

  private static void shirt(Drawing d, Look look) {
    Color color = look.color();
    String trim = look.style(2) == 0 ? look.accent().hex() : color.darker(0.3);
    boolean shorts = look.named("Shirt 150") || look.named("Tee") || look.named("Mix");
    sleeves(d, color, trim, shorts, look.named("Rash"));
    String body =
        look.is("women")
            ? "M316 186C346 222 454 222 484 186C510 196 532 212 540 236L514 400C518 500 526 580 530 650C450 662 350 662 270 650C274 580 282 500 286 400L260 236C268 212 290 196 316 186Z"
            : "M316 186C346 222 454 222 484 186C514 196 538 212 546 238L528 400L530 650C450 662 350 662 270 650L272 400L254 238C262 212 286 196 316 186Z";
    d.path(color.darker(0.55), "M322 184C360 170 440 170 478 184L456 214C420 200 380 200 344 214Z");
    d.path(d.cloth(color), body);
    if (look.named("Striped")) {
      String stripe = color.brightness() > 0.6 ? "#24426b" : "#f4f1e8";
      for (int y = 290; y < 630; y += 38) {
        d.line(stripe, 13, "M282 " + y + "Q400 " + (y + 14) + " 518 " + y);
      }
    } else if (look.named("Current") || look.named("Undertow")) {
      d.both(
          () ->
              d.path(
                  trim + "/.9",
                  "M262 250L300 300C292 420 294 540 300 655L271 650 273 400 257 252Z"));
    }
    d.both(
        () ->
            d.path(
                color.darker(0.5) + "/.2",
                "M272 330C292 440 294 560 274 650L304 655C304 540 300 420 272 330Z"));
    d.line(
        color.darker(0.45) + "/.3",
        3,
        "M340 400q30 20 20 70M470 440q-20 40-6 90M380 560q30 16 60 4");
    neck(d, look, color, trim);
    d.stitch("#fff/.35", "M272 632C350 644 450 644 528 632");
    d.box(look.accent().hex(), 272, 596, 12, 26, 2);
  }

  private static void sleeves(Drawing d, Color color, String trim, boolean shorts, boolean rash) {
    String paint = d.across(color.darker(0.2), color.hex(), color.darker(0.14));
    d.both(
        () -> {
          if (shorts) {
            d.path(
                paint,
                "M304 190C252 208 226 250 196 350C192 362 196 368 206 372L258 388C268 390 274 386 278 374L296 300Z");
            d.line(trim, 8, "M200 358L268 379");
          } else {
            d.path(
                paint,
                "M304 190C250 208 232 250 218 320L178 572C176 584 182 590 192 592L224 597C234 598 240 592 242 582L296 360Z");
            d.path(
                rash ? trim : color.darker(0.26),
                "M182 552L246 563 242 584C240 594 234 599 224 597L190 592C180 589 176 582 178 574Z");
            if (rash) {
              d.path(trim, "M232 262L266 276 216 440 202 436Z");
            }
          }
          d.line(color.darker(0.45) + "/.35", 3, "M262 232C278 270 282 300 280 350");
        });
  }

  private static void neck(Drawing d, Look look, Color color, String trim) {
    if (look.named("Zip Neck")) {
      d.path(
          d.down(color.lighter(0.15), color.darker(0.15)),
          "M334 160C340 200 366 226 400 230C434 226 460 200 466 160C478 172 482 180 486 190C478 240 440 264 400 266C360 264 322 240 314 190C318 180 322 172 334 160Z");
      d.line(trim, 8, "M400 230V400").dashed("#fff/.7", 3, "2 5", "M400 232V398");
      d.box("#e9edef", 394, 250, 12, 26, 4);
      return;
    }
    d.line(d.down(color.darker(0.1), color.darker(0.32)), 15, "M318 190C346 228 454 228 482 190");
    d.stitch("#fff/.4", "M314 204C346 244 454 244 486 204");
    if (look.named("Henley")) {
      d.path(color.darker(0.16), "M384 220H416V360H384Z");
      d.circle("#f0e6d0", 400, 250, 7)
          .circle("#f0e6d0", 400, 290, 7)
          .circle("#f0e6d0", 400, 330, 7);
    } else if (look.named("Tech") || look.named("Thermal") || look.named("Rash")) {
      d.path("#fff/.8", "M450 300l18-16 18 16-18 6Z");
    } else if (look.named("Crew Tee")) {
      d.path(
          look.accent().hex() + "/.9",
          "M352 420L400 330 400 420ZM410 420V350L452 420ZM340 432H462L446 450H356Z");
    }
  }
}
