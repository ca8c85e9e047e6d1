package shop.catamaran.demo.internal.picture;

/** A pair of low shoes from the side: moccasins, slip-ons, trainers, clogs and neoprene shoes. */
final class DeckShoeMotif implements Motif {

  private static final String UPPER =
      "M168 590C160 540 168 480 182 446C220 440 260 452 300 470C340 470 372 440 396 424C440 446 500 500 560 520C610 534 652 552 660 590Z";

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("kids") ? 0.84 : 1;
    d.shadow(410, 668, 300 * size, 34);
    d.sized(
        size,
        () -> {
          d.in("translate(48 -74) scale(.94)", () -> shoe(d, look, true));
          shoe(d, look, false);
        });
  }

  private static void shoe(Drawing d, Look look, boolean far) {
    Color color = look.color();
    boolean clog = look.named("Clog");
    boolean neoprene = look.named("Dinghy");
    boolean trainer = look.named("Trainer") || look.named("Sneaker") || look.named("Walker");
    String sole = neoprene ? "#30363c" : clog ? color.lighter(0.2) : "#f3efe4";
    if (neoprene) {
      d.path(
          d.cloth(color),
          "M176 590C160 520 170 420 190 368C240 356 300 360 340 368C346 410 372 440 400 450C450 470 560 510 610 530C646 546 662 566 664 590Z");
      d.path(
          color.darker(0.4), "M186 400C240 386 300 388 344 398L350 424C300 412 240 412 182 426Z");
    } else {
      d.ellipse(color.darker(0.6), 296, 458, 112, 22);
      d.path(d.cloth(color), UPPER);
    }
    d.path("#0b1420/.14", "M168 590C164 560 166 530 172 500C240 560 420 560 656 570L660 590Z");
    if (clog) {
      clog(d, look, color);
    } else if (neoprene) {
      d.path(look.accent().hex(), "M300 470L470 500 460 528 292 500Z")
          .path(color.darker(0.35), "M520 524C600 536 650 556 664 590H510Z");
    } else if (trainer) {
      trainer(d, look, color);
    } else {
      moccasin(d, look, color);
    }
    d.path(
        d.down(sole, Color.mix(sole, "#0b1420", 0.16)),
        "M162 584C300 600 520 600 668 584C674 606 670 628 654 636C500 646 320 646 178 638C162 630 158 606 162 584Z");
    d.line("#0b1420/.25", 3, "M166 604C320 618 500 618 668 604");
    d.dashed("#0b1420/.35", 4, "3 13", "M186 636H650");
    if (far) {
      d.path("#0b1420/.1", UPPER);
    }
  }

  private static void moccasin(Drawing d, Look look, Color color) {
    boolean slip = look.named("Slip-On") || look.named("Loafer");
    d.line(color.lighter(0.3) + "/.8", 3, "M400 440C450 500 560 530 640 560");
    d.stitch("#fff/.75", "M392 448C440 512 556 544 636 570");
    if (slip) {
      d.path(color.darker(0.45), "M318 474C344 468 366 450 384 436L424 520 370 548Z");
      d.dashed(
          color.lighter(0.3) + "/.5", 3, "1 8", "M336 476L384 538M352 466L398 528M368 452L410 520");
      return;
    }
    String lace = look.color() == Color.TEAK ? "#f0e2c4" : "#a4703f";
    d.line(lace, 7, "M176 496C230 500 280 510 330 520");
    for (int x = 190; x < 330; x += 34) {
      d.circle("#d9c07a", x, 498 + (x - 190) * 0.16, 5);
    }
    d.path(
        color.darker(0.2),
        "M330 474C360 466 380 448 396 430L452 500 396 540C370 520 346 500 330 474Z");
    d.line(lace, 8, "M352 500L420 470M376 520L442 494");
    d.line(
        lace,
        7,
        "M400 476C372 440 340 436 344 460S384 490 400 476C440 444 474 452 464 474S420 492 400 476M398 480L366 540M404 480L430 546");
  }

  private static void trainer(Drawing d, Look look, Color color) {
    String accent = look.accent().hex();
    d.path(
        color.darker(0.28),
        "M168 590C160 540 168 480 182 446C200 444 220 446 236 450C232 500 240 550 262 592Z");
    d.path(color.darker(0.22), "M520 506C600 530 652 548 660 590H500C500 560 506 530 520 506Z");
    d.path(
        look.style(2) == 0 ? accent : "#fff/.8",
        "M280 560L360 500 392 520 330 572ZM350 572L420 524 446 536 392 576Z");
    d.path(color.lighter(0.12), "M330 462C360 456 380 440 396 424L500 492 470 516Z");
    d.line("#f4f1ea", 8, "M366 462L412 442M394 482L440 460M424 500L466 478");
    d.stitch("#fff/.5", "M240 456C238 500 246 550 266 588M514 516C506 540 504 560 504 586");
  }

  private static void clog(Drawing d, Look look, Color color) {
    for (int i = 0; i < 3; i++) {
      d.ellipse(color.darker(0.5), 470 + 54 * i, 520 + 16 * i, 13, 9);
      d.ellipse(color.darker(0.5), 450 + 56 * i, 554 + 8 * i, 12, 9);
    }
    d.line(color.darker(0.25), 24, "M392 452C320 400 220 410 182 470")
        .circle(look.accent().hex(), 392, 456, 17);
    d.circle("#fff/.5", 388, 452, 5);
  }
}
