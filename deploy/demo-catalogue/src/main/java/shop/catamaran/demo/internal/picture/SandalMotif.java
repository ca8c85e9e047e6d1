package shop.catamaran.demo.internal.picture;

/** A pair of sandals seen from above: straps, slides, toe straps. */
final class SandalMotif implements Motif {

  private static final String SOLE =
      "M470 140C540 128 596 190 594 280C592 350 566 400 562 460C558 520 574 560 566 610C558 664 520 690 482 688C438 686 412 650 414 596C416 540 430 500 420 430C412 370 396 320 400 260C404 196 428 148 470 140Z";

  @Override
  public void draw(Drawing d, Look look) {
    double size = look.is("kids") ? 0.84 : look.is("women") ? 0.94 : 1;
    d.sized(
        size,
        () -> {
          d.in("translate(14 -4) rotate(5 490 410)", () -> sandal(d, look));
          d.in("matrix(-1 0 0 1 786 6)", () -> d.in("rotate(3 490 410)", () -> sandal(d, look)));
        });
  }

  private static void sandal(Drawing d, Look look) {
    Color color = look.color();
    boolean cork = look.style(11) == 6 || look.named("Mole") || look.named("Esplanade");
    String bed = cork ? "#c9a06c" : look.named("Slide") ? color.darker(0.2) : "#59626a";
    d.in("translate(10 14)", () -> d.path("#0b1420/.22", SOLE));
    d.in("translate(0 6)", () -> d.path(cork ? "#6b4a2c" : "#23282d", SOLE));
    d.path(d.diagonal(Color.mix(bed, "#ffffff", 0.2), bed, Color.mix(bed, "#0b1420", 0.25)), SOLE);
    d.stitch(
        cork ? "#fff/.45" : "#fff/.2",
        "M470 156C530 146 580 196 578 280C576 350 550 400 546 460C542 520 558 560 550 606C542 650 514 672 482 672C450 670 428 640 430 596");
    d.path(
        "#0b1420/.14",
        "M440 560C460 520 530 520 546 566C556 620 530 660 490 662C452 660 432 616 440 560Z");
    d.dashed("#fff/.16", 3, "1 12", "M440 240h110M436 270h120M440 300h116M446 330h106");
    String strap = d.across(color.darker(0.2), color.lighter(0.16), color.darker(0.12));
    if (look.named("Slide")) {
      d.path(
          strap,
          "M386 250C430 226 560 226 606 262C604 330 590 380 576 410C530 384 450 380 412 404C398 350 384 300 386 250Z");
      d.path(
          look.accent().hex(), "M394 290C440 268 556 270 602 300L599 324C550 296 446 294 398 318Z");
      d.stitch("#fff/.5", "M394 264C436 242 556 242 600 274M414 392C452 370 530 374 576 398");
    } else if (look.named("Toe")) {
      d.line(
          color.darker(0.3),
          26,
          "M478 226C450 290 420 340 412 410M478 226C520 290 566 340 572 410");
      d.line(color.hex(), 20, "M478 226C450 290 420 340 412 410M478 226C520 290 566 340 572 410")
          .circle(color.darker(0.4), 478, 226, 16);
    } else {
      straps(d, look, color, strap);
    }
  }

  private static void straps(Drawing d, Look look, Color color, String strap) {
    String edge = look.accent().hex();
    boolean crossed = look.style(2) == 0 || look.named("Cross");
    if (crossed) {
      d.line("#0b1420/.25", 46, "M408 222C470 260 530 330 574 400M590 240C530 270 460 340 420 410");
      d.line(color.darker(0.08), 42, "M408 216C470 254 530 324 574 394");
      d.line(color.hex(), 42, "M590 234C530 264 460 334 420 404");
      d.stitch("#fff/.5", "M590 220C526 250 450 326 410 392M596 250C540 276 474 344 434 412");
    } else {
      d.path(strap, "M396 232C450 210 550 214 598 248L592 300C540 270 450 266 402 286Z");
      d.path(strap, "M416 356C460 340 540 342 582 364L572 412C530 392 466 390 424 404Z");
      d.line(edge, 6, "M400 262C450 240 550 242 596 276M420 382C464 366 536 368 578 388");
    }
    if (look.named("Shoal") || look.is("kids")) {
      d.path(
              color.darker(0.2),
              "M470 140C540 128 596 190 594 270C550 230 450 226 402 262C404 196 428 148 470 140Z")
          .stitch("#fff/.5", "M410 240C456 210 546 214 588 248");
    }
    d.line(
            color.darker(0.2),
            34,
            "M424 566C410 500 410 480 424 452M560 566C572 510 570 490 566 452")
        .line(strap, 34, "M422 560C440 506 540 506 562 560");
    d.box("#dfe4e6", 470, 506, 46, 34, 6)
        .box(color.darker(0.4), 478, 513, 30, 20, 3)
        .line("#dfe4e6", 5, "M493 513V533");
  }
}
