package shop.catamaran.web.browse;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.Variant;

/** A product as machines read it from its page. */
final class ProductData {

  private ProductData() {}

  /** Looked up once: asking for a builder without a factory searches the class path each time. */
  private static final class Builders {
    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  }

  /** The text of sanitized HTML, cut at a word. */
  static String plainText(String html, int lengthMax) {
    String text =
        html.replaceAll("<[^>]*>", " ")
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#34;", "\"")
            .replace("&amp;", "&")
            .replaceAll("\\s+", " ")
            .replaceAll(" ([.,;:!?])", "$1")
            .strip();
    if (text.length() <= lengthMax) {
      return text;
    }
    int end = text.lastIndexOf(' ', lengthMax - 1);
    return text.substring(0, end > 0 ? end : lengthMax - 1) + "…";
  }

  /** Safe inside a script element: no less-than sign is left. */
  static String jsonLd(Product product) {
    JsonArrayBuilder offers = Builders.JSON.createArrayBuilder();
    for (Variant variant : product.variants()) {
      offers.add(
          Builders.JSON
              .createObjectBuilder()
              .add("@type", "Offer")
              .add("sku", variant.sku().value())
              .add("url", "/p/" + product.handle() + "?sku=" + variant.sku())
              .add("price", variant.price().getAmount().toPlainString())
              .add("priceCurrency", variant.price().getCurrencyUnit().getCode())
              .add(
                  "availability",
                  "https://schema.org/" + (variant.unitsAvailable() > 0 ? "InStock" : "SoldOut")));
    }
    JsonObjectBuilder data =
        Builders.JSON
            .createObjectBuilder()
            .add("@context", "https://schema.org")
            .add("@type", "Product")
            .add("name", product.title())
            .add("description", plainText(product.descriptionHtml(), 500))
            .add(
                "brand",
                Builders.JSON
                    .createObjectBuilder()
                    .add("@type", "Brand")
                    .add("name", product.brand()))
            .add("offers", offers);
    if (!product.images().isEmpty()) {
      data.add("image", "/images/" + product.images().get(0));
    }
    return data.build().toString().replace("<", "\\u003c");
  }
}
