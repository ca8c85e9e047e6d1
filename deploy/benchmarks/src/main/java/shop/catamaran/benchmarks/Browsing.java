package shop.catamaran.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Requests as varied as those of many shoppers, so that few are answered from a cache: categories,
 * brands, price ranges and orders at random, searches for two words of a title.
 */
final class Browsing {

  private static final List<String> SORTS = List.of("newest", "price-asc", "price-desc", "title");
  private static final int PRICE_MAX = 400;

  private final List<String> categories = new ArrayList<>();
  private final List<String> brands = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();

  private Browsing() {}

  static Browsing of(ShopConnection shop) throws Exception {
    Browsing browsing = new Browsing();
    browsing.gather(shop.getJson("/api/v1/categories"));
    for (String category : browsing.categories) {
      JsonNode list = shop.getJson("/api/v1/products?limit=100&category=" + category);
      list.get("products").forEach(product -> browsing.titles.add(product.get("title").asText()));
      list.get("facets").get("brands").forEach(b -> browsing.brands.add(b.get("brand").asText()));
    }
    return browsing;
  }

  private void gather(JsonNode tree) {
    for (JsonNode category : tree) {
      categories.add(category.get("slug").asText());
      gather(category.path("children"));
    }
  }

  /** A page of a category, with filters. */
  String list() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder path = new StringBuilder("/api/v1/products?limit=24");
    path.append("&sort=").append(any(SORTS)).append("&category=").append(any(categories));
    if (random.nextInt(3) == 0) {
      path.append("&brand=").append(encoded(any(brands)));
    }
    if (random.nextBoolean()) {
      path.append("&priceFrom=").append(random.nextInt(PRICE_MAX)).append(".00");
    }
    if (random.nextInt(4) == 0) {
      path.append("&inStock=true");
    }
    return path.toString();
  }

  /** A search for words of some title, the last one unfinished. */
  String search() {
    String[] words = any(titles).split("[^\\p{L}\\p{N}]+", 0);
    int first = ThreadLocalRandom.current().nextInt(words.length);
    String last = words[ThreadLocalRandom.current().nextInt(words.length)];
    String text = words[first] + ' ' + last.substring(0, Math.max(1, last.length() - 1));
    return "/api/v1/products?limit=24&q=" + encoded(text);
  }

  /** What a shopper has typed of a title after a few letters. */
  String suggestions() {
    String title = any(titles).toLowerCase(Locale.ROOT);
    int length = Math.min(title.length(), 1 + ThreadLocalRandom.current().nextInt(10));
    return "/api/v1/products/suggestions?q=" + encoded(title.substring(0, length));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String any(List<String> texts) {
    return texts.get(ThreadLocalRandom.current().nextInt(texts.size()));
  }
}
