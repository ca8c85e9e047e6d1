package shop.catamaran.drills.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shop.catamaran.operator.catalogue.CatalogueArchive;
import shop.catamaran.operator.catalogue.ImportOutcome;

/** Articles for shoppers to buy. */
public final class Goods {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MANY_ARTICLES = 12;
  private static final int MANY_UNITS = 2_000;
  private static final Duration ARRIVAL_MAX = Duration.ofSeconds(30);
  private static final String HEADER =
      "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,"
          + "Variant Inventory Qty,Variant Price,Image Src\n";

  private Goods() {}

  /** New articles of which there are many, in all clouds. */
  public static List<String> plenty(DrilledShop shop) throws IOException {
    List<String> skus = take(shop, "PLENTY", MANY_ARTICLES, MANY_UNITS);
    Wait.until("all clouds have the new articles", ARRIVAL_MAX, () -> areEverywhere(shop, skus));
    return skus;
  }

  /** New articles of which there are few. */
  public static List<String> scarce(DrilledShop shop, int articles, int units) throws IOException {
    return take(shop, "SCARCE", articles, units);
  }

  private static List<String> take(DrilledShop shop, String kind, int articles, int units)
      throws IOException {
    String batch = Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
    List<String> skus = new ArrayList<>();
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 1; i <= articles; i++) {
      String sku = kind + "-" + batch + "-" + i;
      skus.add(sku);
      file.append(
          String.format(
              Locale.ROOT,
              "%s,Article %s-%d,For drills,Catamaran,Drills,drills,true,Title,"
                  + "Default Title,%s,%d,19.90,%n",
              sku.toLowerCase(Locale.ROOT),
              batch,
              i,
              sku,
              units));
    }
    Path folder = Files.createTempDirectory("catamaran-goods");
    Path csv = Files.writeString(folder.resolve("catalogue.csv"), file);
    Path archive = folder.resolve("catalogue.zip");
    new CatalogueArchive(csv).writeTo(archive);
    ImportOutcome outcome = shop.operator().importCatalogue(archive);
    Files.delete(archive);
    Files.delete(csv);
    Files.delete(folder);
    if (outcome.created() != articles) {
      throw new IOException("the articles were not taken in: " + outcome.badRows());
    }
    return skus;
  }

  private static boolean areEverywhere(DrilledShop shop, List<String> skus) throws IOException {
    for (String cloud : shop.clouds()) {
      for (String sku : skus) {
        URI product = URI.create("/api/v1/products/" + sku.toLowerCase(Locale.ROOT));
        JsonNode article = get(shop.address(cloud).resolve(product)).get("articles").get(0);
        if (article.get("unitsAvailable").asInt() < MANY_UNITS) {
          return false;
        }
      }
    }
    return true;
  }

  private static JsonNode get(URI address) throws IOException {
    try (InputStream answer = address.toURL().openStream()) {
      return JSON.readTree(answer);
    }
  }
}
