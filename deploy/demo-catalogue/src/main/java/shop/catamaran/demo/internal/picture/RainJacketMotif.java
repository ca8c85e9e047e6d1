package shop.catamaran.demo.internal.picture;

/** A hooded rain jacket; smocks, coats and anoraks differ in length, closure and pockets. */
final class RainJacketMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("kids") ? 0.82 : look.is("women") ? 0.95 : 1;
    d.shadow(400, 712, 230 * size, 26);
    d.sized(size, () -> jacket(d, look));
  }

  private static void jacket(Drawing d, Look look) {
    Color color = look.color();
    boolean pullover = look.named("Smock") || look.named("Top") || look.named("Anorak");
    boolean coat = look.named("Coat") || look.named("Parka");
    int hem = coat ? 705 : look.named("Top") ? 600 : 650;
    String accent = look.accent().hex();
    // hood from behind
    d.path(color.darker(0.42), "M318 250C310 150 350 100 400 100S490 150 482 250Z");
    d.path(
        d.down(color.hex(), color.darker(0.3)),
        "M400 96C330 96 300 160 308 250L340 262C332 190 352 150 400 150S468 190 460 262L492 250C500 160 470 96 400 96Z");
    // sleeves
    d.both(
        () -> {
          d.path(
              d.across(color.darker(0.2), color.hex(), color.darker(0.14)),
              "M300 236C246 250 222 290 208 350L158 590C156 604 164 612 178 616L216 624C228 626 234 620 237 608L300 400Z");
          d.path(
              accent,
              "M160 578L241 596 236 612C233 622 226 626 216 624L176 615C163 612 156 604 158 592Z");
          d.line(color.darker(0.35) + "/.5", 3, "M232 330C244 380 250 420 268 470");
          d.line("#fff/.22", 6, "M216 346L172 560");
        });
    // body
    String body =
        look.is("women")
            ? "M304 232C340 250 460 250 496 232C516 240 530 256 536 280L518 420C522 500 534 580 538 "
                + hem
                + "C450 "
                + (hem + 16)
                + " 350 "
                + (hem + 16)
                + " 262 "
                + hem
                + "C266 580 278 500 282 420L264 280C270 256 284 240 304 232Z"
            : "M304 232C340 250 460 250 496 232C520 240 536 256 542 284L534 "
                + hem
                + "C450 "
                + (hem + 16)
                + " 350 "
                + (hem + 16)
                + " 266 "
                + hem
                + "L258 284C264 256 280 240 304 232Z";
    d.path(d.cloth(color), body);
    yoke(d, look, color, accent);
    // shade under the arms
    d.both(
        () ->
            d.path(
                color.darker(0.45) + "/.28",
                "M262 330C276 420 282 520 268 "
                    + (hem - 4)
                    + "L300 "
                    + (hem + 4)
                    + "C300 520 296 420 262 330Z"));
    collar(d, color);
    closure(d, look, color, accent, pullover, hem);
    pockets(d, look, color, accent, coat);
    d.stitch(
        "#fff/.28",
        "M272 " + (hem - 18) + "C350 " + (hem - 4) + " 450 " + (hem - 4) + " 528 " + (hem - 18));
  }

  private static void yoke(Drawing d, Look look, Color color, String accent) {
    switch (look.style(3)) {
      case 0 ->
          d.path(
              color.darker(0.24),
              "M304 232C340 250 460 250 496 232C520 240 536 256 542 284L540 318C450 342 350 342 260 318L258 284C264 256 280 240 304 232Z");
      case 1 -> {
        d.path(
            accent,
            "M304 232C340 250 460 250 496 232C520 240 536 256 541 280L541 300C450 322 350 322 259 300L259 280C266 256 280 240 304 232Z");
        d.stitch("#fff/.5", "M262 292C350 312 450 312 538 292");
      }
      default -> d.both(() -> d.path("#fff/.85", "M262 376L318 384V396L263 388Z"));
    }
  }

  private static void collar(Drawing d, Color color) {
    d.path(
        color.darker(0.5),
        "M340 262C350 226 376 212 400 212S450 226 460 262C440 286 360 286 340 262Z");
    d.path(
        d.down(color.lighter(0.16), color.darker(0.1)),
        "M322 226C330 262 360 290 400 296C440 290 470 262 478 226L496 236C490 290 450 322 400 326C350 322 310 290 304 236Z");
    d.both(
        () -> d.line(color.darker(0.55), 3, "M356 300q-4 34-2 52").circle("#f4f4f0", 354, 354, 6));
  }

  private static void closure(
      Drawing d, Look look, Color color, String accent, boolean pullover, int hem) {
    int end = pullover ? 430 : hem + 8;
    d.path(color.darker(0.16), "M388 322H412V" + end + "H388Z");
    d.line(look.style(2) == 0 ? accent : "#1b2530", 5, "M400 318V" + (end - 4));
    d.dashed("#fff/.5", 3, "2 5", "M400 322V" + (end - 6));
    d.box(look.style(2) == 0 ? "#f2f2ee" : accent, 395, pullover ? 360 : 330, 10, 26, 4);
    d.stitch("#fff/.25", "M418 324V" + end);
    if (look.named("Coat")) {
      for (int y = 380; y < hem; y += 70) {
        d.circle("#f0e2c2", 430, y, 8).circle("#7a5a34", 430, y, 3);
      }
    }
  }

  private static void pockets(Drawing d, Look look, Color color, String accent, boolean coat) {
    if (look.named("Anorak") || look.named("Smock")) {
      d.path(color.darker(0.1), "M306 470H494L512 596H288Z");
      d.path(color.darker(0.28), "M302 470H498V500C440 512 360 512 302 500Z");
      d.stitch("#fff/.35", "M310 486H490");
      return;
    }
    int y = coat ? 520 : 490;
    d.both(
        () -> {
          if (look.style(2) == 0) {
            d.path(
                color.darker(0.14),
                "M286 " + y + "H364V" + (y + 26) + "C340 " + (y + 34) + " 310 " + (y + 34) + " 286 "
                    + (y + 26) + "Z");
            d.stitch("#fff/.35", "M290 " + (y + 6) + "H360");
          } else {
            d.line(color.darker(0.5), 5, "M300 " + y + "L326 " + (y + 84));
            d.line(accent, 4, "M304 " + (y + 10) + "l4 14");
          }
        });
    d.box("#fff/.8", 448, 372, 34, 18, 4).path(accent, "M452 388L465 376 478 388Z");
  }
}
