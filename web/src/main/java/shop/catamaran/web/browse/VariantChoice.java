package shop.catamaran.web.browse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.Variant;

/**
 * The article that is shown, and for each option of the product the values that lead to others.
 * Every value leads somewhere: where the combination does not exist, to the closest one that does.
 */
record VariantChoice(Variant chosen, List<Group> groups) {

  /** An option, such as Size. */
  record Group(String name, String chosen, List<Choice> choices) {}

  /**
   * A value of an option.
   *
   * @param exists whether the article exists with all other options as they are
   * @param soldOut whether what it leads to is sold out
   */
  record Choice(String value, String url, boolean current, boolean exists, boolean soldOut) {

    public String getNote() {
      if (!exists) {
        return "not in this combination";
      }
      return soldOut ? "sold out" : "";
    }

    public String getStyle() {
      return exists && !soldOut ? "chip" : "chip chip--gone";
    }
  }

  /** The article with this number; else the first that can be bought; else the first. */
  static VariantChoice of(Product product, String sku) {
    Variant chosen =
        product.variants().stream()
            .filter(v -> v.sku().value().equals(sku))
            .findFirst()
            .or(() -> product.variants().stream().filter(v -> v.unitsAvailable() > 0).findFirst())
            .orElseGet(() -> product.variants().get(0));
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Variant variant : product.variants()) {
      variant
          .options()
          .forEach((name, v) -> values.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(v));
    }
    List<Group> groups = new ArrayList<>();
    values.forEach((name, all) -> groups.add(group(product, chosen, name, all)));
    return new VariantChoice(chosen, groups);
  }

  private static Group group(Product product, Variant chosen, String name, Set<String> values) {
    List<Choice> choices = new ArrayList<>();
    String current = chosen.options().getOrDefault(name, "");
    for (String value : values) {
      Map<String, String> wanted = new LinkedHashMap<>(chosen.options());
      wanted.put(name, value);
      Variant target = closest(product, name, wanted);
      choices.add(
          new Choice(
              value,
              Address.of("/p/" + product.handle()).and("sku", target.sku().value()) + "#choose",
              value.equals(current),
              target.options().equals(wanted),
              target.unitsAvailable() <= 0));
    }
    return new Group(name, current, choices);
  }

  private static Variant closest(Product product, String name, Map<String, String> wanted) {
    Optional<Variant> best = Optional.empty();
    int bestScore = -1;
    for (Variant variant : product.variants()) {
      if (wanted.get(name).equals(variant.options().get(name))) {
        int score =
            2 * inCommon(variant.options(), wanted) + (variant.unitsAvailable() > 0 ? 1 : 0);
        if (score > bestScore) {
          best = Optional.of(variant);
          bestScore = score;
        }
      }
    }
    return best.orElseThrow();
  }

  private static int inCommon(Map<String, String> options, Map<String, String> wanted) {
    return (int)
        wanted.entrySet().stream()
            .filter(entry -> entry.getValue().equals(options.get(entry.getKey())))
            .count();
  }
}
