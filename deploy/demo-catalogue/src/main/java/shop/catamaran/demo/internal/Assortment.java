package shop.catamaran.demo.internal;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import shop.catamaran.demo.internal.DemoProduct.Article;
import shop.catamaran.demo.internal.picture.Color;
import shop.catamaran.demo.internal.picture.Look;

/** Makes the products of all ranges. */
final class Assortment {

  private static final long SEED = 20260101;
  private static final double PART_ON_SALE = 0.08;
  private static final double PART_SOLD_OUT = 0.04;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<List<DemoProduct>> ranges = new ArrayList<>();
  private int count;

  private Assortment() {}

  static List<DemoProduct> make() {
    Assortment assortment = new Assortment();
    RangeFile.readAll().forEach(assortment::add);
    return Arrivals.inOrder(assortment.ranges);
  }

  private void add(Range range) {
    List<DemoProduct> products = new ArrayList<>();
    ranges.add(products);
    for (int line = 0; line < range.lines().size(); line++) {
      List<String> models = range.lines().get(line).models();
      for (int model = 0; model < models.size(); model++) {
        products.add(product(range, line, range.model(models.get(model)), model));
        count++;
      }
    }
  }

  private DemoProduct product(Range range, int lineIndex, Model model, int modelIndex) {
    ProductLine line = range.lines().get(lineIndex);
    String title = model.title().replace("{line}", line.name());
    List<Color> colors = rotated(line.colors(), modelIndex);
    Map<String, String> facts = facts(line, model);
    boolean onSale = random.nextDouble() < PART_ON_SALE;
    String handle = slug(title);
    return new DemoProduct(
        handle,
        title,
        html(range, line, lineIndex, model, modelIndex, facts),
        line.brand(),
        range.path(),
        range.type(),
        tags(range, line, facts, onSale),
        facts,
        options(model),
        articles(range, line, model, colors, onSale),
        new Look(
            range.motif(),
            title,
            model.key(),
            colors.get(0),
            lineIndex,
            modelIndex,
            handle.hashCode()),
        handle);
  }

  private static List<Color> rotated(List<Color> colors, int by) {
    List<Color> rotated = new ArrayList<>(colors);
    java.util.Collections.rotate(rotated, -by);
    return rotated;
  }

  private static Map<String, String> facts(ProductLine line, Model model) {
    Map<String, String> facts = new LinkedHashMap<>();
    line.facts().forEach((name, value) -> facts.put(name, fact(name, value, model)));
    facts.putAll(model.facts());
    return facts;
  }

  private static String fact(String name, String value, Model model) {
    if (name.equals("Weight")) {
      return Figures.weight(Figures.grams(grams(value) * model.weight()));
    }
    return value.startsWith("~") ? Figures.scaled(value.substring(1), model.scale()) : value;
  }

  private static double grams(String weight) {
    return Double.parseDouble(weight.substring(0, weight.indexOf(' ')));
  }

  private static List<String> options(Model model) {
    return model.option().isEmpty() ? List.of("Color") : List.of(model.option(), "Color");
  }

  private static String html(
      Range range,
      ProductLine line,
      int lineIndex,
      Model model,
      int modelIndex,
      Map<String, String> facts) {
    List<String> sentences = model.sentences();
    String title = model.title().replace("{line}", line.name());
    List<String> closings =
        range.closings().stream()
            .filter(closing -> closing.fits(title, facts.values()))
            .map(Closing::sentence)
            .toList();
    String first = line.text();
    String second = sentences.get(lineIndex % sentences.size());
    String third = closings.get((lineIndex + 2 * modelIndex) % closings.size());
    return "<p>" + filled(first, facts) + "</p><p>" + filled(second + " " + third, facts) + "</p>";
  }

  private static String filled(String text, Map<String, String> facts) {
    String filled = text;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      String value = fact.getValue();
      if (filled.contains(" {" + fact.getKey() + "} ") && !value.contains("CO2")) {
        filled = filled.replace(" {" + fact.getKey() + "} ", " " + inSentence(value) + " ");
      }
      filled = filled.replace("{" + fact.getKey() + "}", value);
    }
    return filled.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** Words such as "Recycled polyester" begin with a small letter within a sentence. */
  private static String inSentence(String value) {
    boolean word = value.length() > 1 && Character.isLowerCase(value.charAt(1));
    return word ? Character.toLowerCase(value.charAt(0)) + value.substring(1) : value;
  }

  private static List<String> tags(
      Range range, ProductLine line, Map<String, String> facts, boolean onSale) {
    List<String> tags = new ArrayList<>();
    tags.add(range.type());
    tags.add(line.name().substring(0, (line.name() + " ").indexOf(' ')));
    String material = facts.getOrDefault("Material", "");
    for (String word : List.of("Recycled", "Organic", "Merino", "Dyneema", "Brass", "Down")) {
      if (material.contains(word)) {
        tags.add(word);
      }
    }
    if (facts.containsKey("Fit")) {
      tags.add(facts.get("Fit"));
    }
    if (onSale) {
      tags.add("Sale");
    }
    return tags;
  }

  private List<Article> articles(
      Range range, ProductLine line, Model model, List<Color> colors, boolean onSale) {
    String number = String.format(Locale.ROOT, "%s-%04d", range.code(), 1000 + count);
    boolean soldOut = random.nextDouble() < PART_SOLD_OUT;
    BigDecimal reduction = BigDecimal.valueOf(100 - 5 * random.nextInt(3, 8), 2);
    double grams = grams(line.facts().get("Weight")) * model.weight();
    List<Article> articles = new ArrayList<>();
    for (Model.Choice choice : model.choices()) {
      for (Color color : colors) {
        long full =
            Figures.price(
                line.price()
                    .multiply(BigDecimal.valueOf(model.price()))
                    .multiply(BigDecimal.valueOf(choice.factor())));
        long now = onSale ? Figures.price(BigDecimal.valueOf(full, 2).multiply(reduction)) : full;
        boolean reduced = onSale && now < full;
        articles.add(
            new Article(
                sku(number, model, choice, color),
                model.option().isEmpty()
                    ? List.of(color.label())
                    : List.of(choice.value(), color.label()),
                Figures.grams(grams * choice.factor()),
                soldOut ? 0 : units(),
                now,
                reduced ? full : 0));
      }
    }
    return articles;
  }

  private static String sku(String number, Model model, Model.Choice choice, Color color) {
    String size = choice.value().replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    return model.option().isEmpty() || size.equals("ONESIZE")
        ? number + "-" + color.code()
        : number + "-" + size + "-" + color.code();
  }

  private int units() {
    int kind = random.nextInt(100);
    if (kind < 5) {
      return 0;
    }
    if (kind < 13) {
      return random.nextInt(1, 4);
    }
    return kind < 70 ? random.nextInt(4, 60) : random.nextInt(60, 201);
  }

  private static String slug(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replace("+", "plus ")
        .replaceAll(" -(?=[0-9])", " minus ")
        .replace("'", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
