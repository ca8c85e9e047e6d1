package shop.catamaran.web.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.Variant;

/** The pictures of a product, and which of them is shown large. */
record Gallery(Optional<ImageId> main, List<Thumb> thumbs) {

  /** A small picture that leads to itself shown large. */
  record Thumb(ImageId image, int number, String url, boolean current) {}

  /**
   * @param number of the picture to show large, from 1; else the chosen article's, else the first
   */
  static Gallery of(Product product, Variant chosen, String number) {
    List<ImageId> images = product.images();
    Optional<ImageId> main =
        Quantity.read(number)
            .filter(n -> n >= 1 && n <= images.size())
            .map(n -> images.get(n - 1))
            .or(chosen::image)
            .or(() -> images.stream().findFirst());
    List<Thumb> thumbs = new ArrayList<>();
    for (int i = 0; images.size() > 1 && i < images.size(); i++) {
      Address address =
          Address.of("/p/" + product.handle())
              .and("sku", chosen.sku().value())
              .and("image", String.valueOf(i + 1));
      boolean current = main.filter(images.get(i)::equals).isPresent();
      thumbs.add(new Thumb(images.get(i), i + 1, address.toString(), current));
    }
    return new Gallery(main, thumbs);
  }
}
