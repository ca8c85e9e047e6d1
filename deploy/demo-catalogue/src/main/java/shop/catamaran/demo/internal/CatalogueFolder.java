package shop.catamaran.demo.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.catamaran.demo.internal.DemoProduct.Article;
import shop.catamaran.demo.internal.picture.Picture;

/** Writes the catalogue file and its pictures into a folder. */
public final class CatalogueFolder {

  private final List<DemoProduct> base = Assortment.make();

  /** The number of products that have a text and a picture of their own. */
  public int size() {
    return base.size();
  }

  public void write(Path folder, int products) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (DemoProduct product : base.subList(0, Math.min(products, base.size()))) {
      Files.writeString(images.resolve(product.handle() + ".svg"), Picture.svg(product.look()));
    }
    new CatalogueFile(base).write(folder.resolve("catalogue.csv"), products(products));
  }

  private Stream<DemoProduct> products(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> later(base.get(i % base.size()), 1 + i / base.size()));
  }

  /** A later series of a product: other handle, article numbers, text and prices. */
  private static DemoProduct later(DemoProduct product, int series) {
    if (series == 1) {
      return product;
    }
    List<Article> articles = new ArrayList<>();
    for (Article article : product.articles().subList(0, Math.min(2, product.articles().size()))) {
      long price = article.priceMinor() + 100L * (series % 17);
      articles.add(
          new Article(
              article.sku() + "-S" + series,
              article.values(),
              article.grams(),
              (article.units() + series * 7) % 200,
              price,
              article.compareAtMinor() > price ? article.compareAtMinor() : 0));
    }
    String note = "<p>This is series " + series + ", with small improvements in detail.</p>";
    return new DemoProduct(
        product.handle() + "-series-" + series,
        product.title() + ", Series " + series,
        product.html() + note,
        product.vendor(),
        product.path(),
        product.type(),
        product.tags(),
        product.facts(),
        product.options(),
        articles,
        product.look(),
        product.picture());
  }
}
