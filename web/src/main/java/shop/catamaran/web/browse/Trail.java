package shop.catamaran.web.browse;

import java.util.ArrayList;
import java.util.List;
import shop.catamaran.catalog.Category;

/** The way from the home page down to where the shopper is. */
record Trail(List<Step> above, String here) {

  /** A page on the way. */
  record Step(String name, String url) {}

  static Trail to(Category category) {
    return new Trail(steps(category, category.path().size() - 1), category.name());
  }

  static Trail to(Category category, String product) {
    return new Trail(steps(category, category.path().size()), product);
  }

  private static List<Step> steps(Category category, int count) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("Home", "/"));
    for (int i = 0; i < count; i++) {
      steps.add(new Step(category.path().get(i), "/c/" + category.pathSlugs().get(i)));
    }
    return steps;
  }
}
