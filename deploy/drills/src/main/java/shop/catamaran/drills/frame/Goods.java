package shop.catamaran.drills.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shop.catamaran.operator.catalogue.CatalogueArchive;
import shop.catamaran.operator.catalogue.ImportOutcome;

/** Articles for shoppers to buy. */
public final class Goods {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PRODUCTS = 12;
  private static final int UNITS_MIN = 20;
  private static final String HEADER =
      "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,"
          + "Variant Inventory Qty,Variant Price,Image Src\n";

  private Goods() {}

  /** Articles of the demo catalogue of which there are many. */
  public static List<String> plenty(DrilledShop shop) throws IOException {
    URI address = shop.address(shop.clouds().get(0));
    List<String> skus = new ArrayList<>();
    JsonNode list = get(address.resolve("/api/v1/products?inStock=true&limit=" + PRODUCTS));
    for (JsonNode product : list.get("products")) {
      JsonNode whole = get(address.resolve("/api/v1/products/" + product.get("handle").asText()));
      for (JsonNode article : whole.get("articles")) {
        if (article.get("unitsAvailable").asInt() >= UNITS_MIN) {
          skus.add(article.get("sku").asText());
        }
      }
    }
    if (skus.isEmpty()) {
      throw new IOException("no article has " + UNITS_MIN + " units left");
    }
    return skus;
  }

  /** New articles of which there are few. */
  public static List<String> scarce(DrilledShop shop, int articles, int units) throws IOException {
    String batch = Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
    List<String> skus = new ArrayList<>();
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 1; i <= articles; i++) {
      String sku = "SCARCE-" + batch + "-" + i;
      skus.add(sku);
      file.append(
          String.format(
              Locale.ROOT,
              "%s,Scarce article %s-%d,Few are left,Catamaran,Drills,scarce,true,Title,"
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
      throw new IOException("the scarce articles were not taken in: " + outcome.badRows());
    }
    return skus;
  }

  private static JsonNode get(URI address) throws IOException {
    try (InputStream answer = address.toURL().openStream()) {
      return JSON.readTree(answer);
    }
  }
}
