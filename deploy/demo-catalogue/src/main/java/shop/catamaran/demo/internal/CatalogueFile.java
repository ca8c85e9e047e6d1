package shop.catamaran.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import shop.catamaran.demo.internal.DemoProduct.Article;

/** Writes products in Shopify's product export format. */
final class CatalogueFile {

  private static final List<String> COLUMNS =
      List.of(
          "Handle",
          "Title",
          "Body (HTML)",
          "Vendor",
          "Product Category",
          "Type",
          "Tags",
          "Published",
          "Option1 Name",
          "Option1 Value",
          "Option2 Name",
          "Option2 Value",
          "Option3 Name",
          "Option3 Value",
          "Variant SKU",
          "Variant Grams",
          "Variant Inventory Qty",
          "Variant Price",
          "Variant Compare At Price",
          "Image Src",
          "Image Position",
          "Image Alt Text",
          "Variant Image",
          "Status");

  private final List<String> facts;

  CatalogueFile(List<DemoProduct> all) {
    Set<String> names = new LinkedHashSet<>();
    all.forEach(product -> names.addAll(product.facts().keySet()));
    facts = List.copyOf(names);
  }

  void write(Path file, Stream<DemoProduct> products) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(header())
            .setRecordSeparator('\n')
            .setNullString("")
            .get();
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(out, format)) {
      products.forEachOrdered(product -> print(printer, product));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String[] header() {
    return Stream.concat(
            COLUMNS.stream(),
            facts.stream()
                .map(
                    name ->
                        name
                            + " (product.metafields.custom."
                            + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_")
                            + ")"))
        .toArray(String[]::new);
  }

  private void print(CSVPrinter printer, DemoProduct product) {
    try {
      for (int i = 0; i < product.articles().size(); i++) {
        printer.printRecord(row(product, product.articles().get(i), i == 0));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only the first row of a product tells what belongs to the product. */
  private List<Object> row(DemoProduct product, Article article, boolean first) {
    List<Object> row = new ArrayList<>();
    row.add(product.handle());
    if (first) {
      row.addAll(
          List.of(
              product.title(),
              product.html(),
              product.vendor(),
              product.path(),
              product.type(),
              String.join(", ", product.tags()),
              "true"));
    } else {
      blanks(row, 7);
    }
    for (int option = 0; option < 3; option++) {
      boolean used = option < product.options().size();
      row.add(used && first ? product.options().get(option) : "");
      row.add(used ? article.values().get(option) : "");
    }
    row.addAll(
        List.of(
            article.sku(),
            article.grams(),
            article.units(),
            Figures.decimal(article.priceMinor()),
            article.compareAtMinor() == 0 ? "" : Figures.decimal(article.compareAtMinor())));
    if (first) {
      row.addAll(List.of("images/" + product.picture() + ".svg", 1, product.look().alt()));
    } else {
      blanks(row, 3);
    }
    row.add("");
    row.add(first ? "active" : "");
    facts.forEach(name -> row.add(first ? product.facts().getOrDefault(name, "") : ""));
    return row;
  }

  private static void blanks(List<Object> row, int count) {
    for (int i = 0; i < count; i++) {
      row.add("");
    }
  }
}
