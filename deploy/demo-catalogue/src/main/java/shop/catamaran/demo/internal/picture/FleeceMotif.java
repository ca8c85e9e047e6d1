package shop.catamaran.demo.internal.picture;

/** A fleece with a stand-up collar: jacket, vest, half-zip, hooded or with deep pile. */
final class FleeceMotif implements Motif {

  private static final String SLEEVE =
      "M292 214C244 230 220 268 208 330L166 574C164 590 172 598 186 600L218 606C230 608 236 602 239 588L304 380Z";

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("kids") ? 0.84 : look.is("women") ? 0.95 : 1;
    d.shadow(400, 708, 220 * size, 26);
    d.sized(size, () -> fleece(d, look));
  }

  private static void fleece(Drawing d, Look look) {
    Color color = look.color();
    String accent = look.accent().hex();
    if (look.named("Hooded")) {
      d.path(color.darker(0.45), "M326 220C316 130 356 92 400 92S484 130 474 220Z");
      d.path(
          d.down(color.hex(), color.darker(0.25)),
          "M400 88C336 88 308 140 314 222L344 236C336 170 356 136 400 136S464 170 456 236L486 222C492 140 464 88 400 88Z");
    }
    if (look.named("Vest")) {
      d.both(() -> d.line(color.darker(0.35), 16, "M290 232C256 280 256 340 268 392"));
    } else {
      d.both(
          () -> {
            d.path(d.across(color.darker(0.18), color.hex(), color.darker(0.16)), SLEEVE);
            d.path(
                color.darker(0.34),
                "M170 556L243 571 239 588C236 602 230 608 218 606L184 600C170 597 164 588 166 578Z");
            d.line(color.darker(0.4) + "/.4", 3, "M226 312C240 370 252 400 268 450");
          });
    }
    String body =
        look.is("women")
            ? "M300 212C340 232 460 232 500 212C522 224 534 246 538 272L522 420C526 510 532 580 536 640C450 652 350 652 264 640C268 580 274 510 278 420L262 272C266 246 278 224 300 212Z"
            : "M300 212C340 232 460 232 500 212C524 224 538 246 542 276L536 640C450 652 350 652 264 640L258 276C262 246 276 224 300 212Z";
    d.path(d.cloth(color), body);
    texture(d, look, color);
    panels(d, look, color, accent);
    d.both(
        () ->
            d.path(
                color.darker(0.5) + "/.22",
                "M260 330C278 430 282 540 266 636L298 644C300 540 298 420 260 330Z"));
    d.path(color.darker(0.32), "M264 614C350 628 450 628 536 614V640C450 654 350 654 264 640Z");
    collar(d, look, color);
    zip(d, look, color, accent);
    if (!look.named("Pullover") && !look.named("Half")) {
      d.both(
          () -> d.line(color.darker(0.5), 5, "M300 500L322 590").line(accent, 4, "M303 512l3 12"));
    }
    d.box("#fff/.85", 448, 330, 30, 17, 3)
        .path(look.accent().darker(0.1), "M452 345L463 334 474 345Z");
  }

  private static void texture(Drawing d, Look look, Color color) {
    String light = color.lighter(0.35) + "/.55";
    if (look.named("Pile") || look.named("Reversible")) {
      for (int y = 300; y < 610; y += 24) {
        int shift = y / 24 % 2 * 6;
        d.dashed(light, 7, "3 11", "M" + (272 + shift) + " " + y + "q64 10 128 6t128-4");
      }
    } else if (look.named("Half-Zip")) {
      for (int y = 300; y < 610; y += 26) {
        d.line(color.darker(0.4) + "/.22", 2, "M266 " + y + "H534");
      }
      for (int x = 282; x < 530; x += 26) {
        d.line(color.darker(0.4) + "/.22", 2, "M" + x + " 300V612");
      }
    } else {
      d.dashed(
          light,
          3,
          "2 13",
          "M276 380q124 14 248 0M276 440q124 14 248 0M276 500q124 14 248 0M276 560q124 14 248 0");
    }
  }

  private static void panels(Drawing d, Look look, Color color, String accent) {
    switch (look.style(3)) {
      case 0 -> {
        d.path(
            color.darker(0.2),
            "M300 212C340 232 460 232 500 212C524 224 538 246 542 276L540 310C450 332 350 332 260 310L258 276C262 246 276 224 300 212Z");
        d.stitch("#fff/.35", "M264 302C350 322 450 322 536 302");
      }
      case 1 -> {
        d.box(accent, 432, 300, 76, 92, 8).path("#0b1420/.25", "M432 300H508V322H432Z");
        d.stitch("#fff/.5", "M440 312H500M440 384H500");
      }
      default ->
          d.both(
              () ->
                  d.path(
                      color.darker(0.24),
                      "M258 276C262 246 276 224 300 212L312 218C286 300 286 420 296 500L262 500Z"));
    }
  }

  private static void collar(Drawing d, Look look, Color color) {
    d.path(color.darker(0.5), "M336 190C356 178 444 178 464 190L460 236C430 250 370 250 340 236Z");
    d.path(
        d.down(color.lighter(0.18), color.darker(0.16)),
        "M328 184C332 226 360 256 400 262C440 256 468 226 472 184C482 196 490 206 500 214C490 262 446 292 400 296C354 292 310 262 300 214C310 206 318 196 328 184Z");
    if (look.named("Shirt")) {
      d.path(color.darker(0.3), "M400 292L340 330 318 262Z")
          .path(color.darker(0.3), "M400 292L460 330 482 262Z");
    }
  }

  private static void zip(Drawing d, Look look, Color color, String accent) {
    boolean half = look.named("Half") || look.named("Pullover");
    int end = half ? 410 : 646;
    if (look.named("Shirt")) {
      d.path(color.darker(0.14), "M384 292H416V646H384Z");
      for (int y = 330; y < 640; y += 62) {
        d.circle("#efe2c6", 400, y, 8).circle("#6d5030", 400, y, 3);
      }
      return;
    }
    String tape = look.style(2) == 0 ? accent : color.darker(0.5);
    d.line(tape, 9, "M400 262V" + end).dashed("#fff/.7", 3, "2 5", "M400 264V" + end);
    d.box("#e8ecee", 394, half ? 330 : 276, 12, 28, 4);
  }
}
