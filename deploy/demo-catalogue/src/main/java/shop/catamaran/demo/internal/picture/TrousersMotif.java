package shop.catamaran.demo.internal.picture;

/** Trousers, bib trousers with braces, and leggings. */
final class TrousersMotif implements Motif {

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("kids") ? 0.84 : look.is("women") ? 0.96 : 1;
    d.shadow(400, 706, 200 * size, 24);
    d.sized(size, () -> trousers(d, look));
  }

  private static void trousers(Drawing d, Look look) {
    Color color = look.color();
    String accent = look.accent().hex();
    boolean bib = look.named("Bib") || look.named("Salopettes");
    boolean slim = look.named("Leggings");
    int top = bib ? 290 : 140;
    if (bib) {
      d.both(
          () -> {
            d.line(color.darker(0.45), 20, "M352 220C346 160 360 110 388 88");
            d.line(accent, 5, "M352 220C346 160 360 110 388 88");
            d.box("#d9dee1", 334, 214, 34, 26, 5);
          });
      d.path(d.cloth(color), "M322 226C360 214 440 214 478 226L500 330H300Z");
      d.path(color.darker(0.3) + "/.6", "M352 250H448V310H352Z");
      d.line(accent, 5, "M400 222V330");
    }
    int out = slim ? 300 : 268;
    int knee = slim ? 318 : 276;
    int foot = slim ? 332 : 272;
    int inner = slim ? 384 : 386;
    String paint = d.across(color.darker(0.14), color.lighter(0.12), color.darker(0.22));
    d.both(
        () -> {
          d.path(
              paint,
              "M"
                  + (out + 28)
                  + " "
                  + top
                  + "H400V"
                  + (top + 190)
                  + "L"
                  + inner
                  + " 680C350 690 310 690 "
                  + foot
                  + " 680L"
                  + knee
                  + " 480L"
                  + out
                  + " "
                  + (top + 160)
                  + "C"
                  + (out + 2)
                  + " "
                  + (top + 80)
                  + " "
                  + (out + 14)
                  + " "
                  + (top + 30)
                  + " "
                  + (out + 28)
                  + " "
                  + top
                  + "Z");
          d.path(
              color.darker(0.5) + "/.25",
              "M400 "
                  + (top + 150)
                  + "L"
                  + inner
                  + " 680L352 686C366 560 376 440 400 "
                  + (top + 150)
                  + "Z");
          details(d, look, color, accent, top, foot, inner, bib);
        });
    d.line(color.darker(0.45), 3, "M400 " + (top + 30) + "V" + (top + 190));
    d.path(
        color.darker(0.28),
        "M"
            + (out + 26)
            + " "
            + top
            + "H"
            + (774 - out)
            + "L"
            + (780 - out)
            + " "
            + (top + 32)
            + "H"
            + (out + 20)
            + "Z");
    if (!slim) {
      d.both(() -> d.box(color.darker(0.42), 330, top - 4, 12, 40, 3));
      d.path(
          color.darker(0.1),
          "M400 "
              + (top + 32)
              + "H424V"
              + (top + 110)
              + "C422 "
              + (top + 124)
              + " 412 "
              + (top + 132)
              + " 400 "
              + (top + 134)
              + "Z");
      d.stitch(
          "#fff/.35",
          "M424 "
              + (top + 34)
              + "V"
              + (top + 108)
              + "C422 "
              + (top + 122)
              + " 412 "
              + (top + 130)
              + " 402 "
              + (top + 132));
    }
    d.circle(slim ? accent : "#d9dee1", 400, top + 16, 8);
  }

  private static void details(
      Drawing d, Look look, Color color, String accent, int top, int foot, int inner, boolean bib) {
    if (look.named("Leggings")) {
      d.stitch("#fff/.3", "M330 " + (top + 50) + "C320 400 336 560 352 680");
      return;
    }
    d.line(
        color.darker(0.5),
        4,
        "M300 "
            + (top + 40)
            + "C306 "
            + (top + 80)
            + " 296 "
            + (top + 110)
            + " 280 "
            + (top + 128));
    d.stitch("#fff/.35", "M" + (foot + 4) + " 664C310 674 350 674 " + (inner - 2) + " 664");
    if (look.named("Zip-Off")) {
      d.line(color.darker(0.5), 6, "M272 470C310 482 350 482 391 472");
      d.dashed("#fff/.7", 3, "2 5", "M272 470C310 482 350 482 391 472");
    }
    if (bib || look.named("Work") || look.named("Trekking") || look.named("Deck")) {
      d.path(
          color.darker(0.32), "M278 440C310 450 350 450 388 442L388 560C350 570 310 570 275 560Z");
      d.stitch("#fff/.35", "M284 452C312 460 350 460 382 454M281 548C312 558 350 558 382 550");
    }
    if (look.named("Rain") || look.named("Over") || bib) {
      d.line(accent, 5, "M" + (foot + 14) + " 676L" + (foot + 16) + " 590");
      d.path(
          "#fff/.8", "M" + (foot + 2) + " 620L" + (inner - 1) + " 624V634L" + (foot + 2) + " 630Z");
    } else if (look.style(2) == 0) {
      d.path(color.darker(0.2), "M282 " + (top + 200) + "H336V" + (top + 280) + "H280Z");
      d.path(color.darker(0.36), "M280 " + (top + 196) + "H338V" + (top + 220) + "H280Z");
      d.circle("#d9dee1", 309, top + 210, 4);
    }
  }
}
