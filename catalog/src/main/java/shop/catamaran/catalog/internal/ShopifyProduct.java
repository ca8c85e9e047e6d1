package shop.catamaran.catalog.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import shop.catamaran.catalog.CatalogImport.BadRow;
import shop.catamaran.catalog.Image;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.internal.ImportedProduct.ImportedVariant;

/** Reads one product from its rows of a Shopify export; bad rows are noted and left out. */
final class ShopifyProduct {

  private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,199}");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(.{1,60}?) \\(product\\.metafields\\.custom\\.[a-z0-9_-]+\\)");
  private static final BigDecimal PRICE_MAX = new BigDecimal("1000000");
  private static final int UNITS_MAX = 1_000_000;
  private static final int DESCRIPTION_MAX = 20_000;

  private static final PolicyFactory DESCRIPTION =
      Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.TABLES).and(Sanitizers.LINKS);
  private static final PolicyFactory TEXT = new HtmlPolicyBuilder().toFactory();

  private final List<CSVRecord> rows;
  private final Map<Long, Long> lines;
  private final CSVRecord first;
  private final CurrencyUnit currency;
  private final ImportedImages images;
  private final List<BadRow> badRows;

  /**
   * @param rows of one handle, at least one
   * @param lines where in the file each record, by its number, begins
   */
  ShopifyProduct(
      List<CSVRecord> rows,
      Map<Long, Long> lines,
      CurrencyUnit currency,
      ImportedImages images,
      List<BadRow> badRows) {
    this.rows = List.copyOf(rows);
    this.lines = Map.copyOf(lines);
    this.first = rows.get(0);
    this.currency = currency;
    this.images = images;
    this.badRows = badRows;
  }

  /** The product, or empty if nothing of it can be kept. */
  Optional<ImportedProduct> read() throws IOException {
    try {
      String handle = text(first, "Handle", 200);
      if (!HANDLE.matcher(handle).matches()) {
        throw bad(first, "Handle must be lower-case letters, digits and hyphens: " + handle);
      }
      String html = first.isMapped("Body (HTML)") ? first.get("Body (HTML)") : "";
      if (html.length() > DESCRIPTION_MAX) {
        throw bad(first, "Body (HTML) has more than " + DESCRIPTION_MAX + " characters");
      }
      String title = text(first, "Title", 200);
      List<String> category = category();
      Map<String, Image> pictures = pictures();
      List<ImportedVariant> variants = variants(pictures);
      if (variants.isEmpty()) {
        throw bad(first, "no article of this product can be kept");
      }
      return Optional.of(
          new ImportedProduct(
              line(first),
              handle,
              title,
              DESCRIPTION.sanitize(html),
              TEXT.sanitize(html.replace("<", " <")).replaceAll("\\s+", " ").strip(),
              text(first, "Vendor", 100),
              category,
              tags(),
              attributes(),
              isPublished(),
              pictures.values().stream().distinct().toList(),
              variants));
    } catch (BadRowException e) {
      badRows.add(e.row());
      return Optional.empty();
    }
  }

  private List<String> category() throws BadRowException {
    String path = optional(first, "Product Category").or(() -> optional(first, "Type")).orElse("");
    List<String> names =
        Arrays.stream(path.split(">", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList();
    if (names.isEmpty() || names.size() > 6) {
      throw bad(first, "Product Category (or Type) must name 1 to 6 levels");
    }
    for (String name : names) {
      if (name.length() > 100 || CategoryWriter.slug(name).isEmpty()) {
        throw bad(first, "this is not the name of a category: " + name);
      }
    }
    return names;
  }

  private List<String> tags() {
    return optional(first, "Tags").stream()
        .flatMap(tags -> Arrays.stream(tags.split(",", -1)))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty() && tag.length() <= 60)
        .distinct()
        .limit(30)
        .toList();
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String column : first.getParser().getHeaderNames()) {
      Matcher name = ATTRIBUTE.matcher(column);
      if (name.matches()) {
        optional(first, column)
            .filter(value -> value.length() <= 500)
            .ifPresent(value -> attributes.put(name.group(1), value));
      }
    }
    return attributes;
  }

  private boolean isPublished() {
    return optional(first, "Published").map(value -> !value.equalsIgnoreCase("false")).orElse(true)
        && optional(first, "Status").map(value -> value.equalsIgnoreCase("active")).orElse(true);
  }

  /** Pictures by the name that the file gives them, in its order. */
  private Map<String, Image> pictures() throws IOException {
    Set<String> sources = new LinkedHashSet<>();
    rows.stream()
        .filter(row -> optional(row, "Image Src").isPresent())
        .sorted(
            java.util.Comparator.comparingInt(
                row ->
                    optional(row, "Image Position")
                        .filter(position -> position.matches("\\d{1,4}"))
                        .map(Integer::parseInt)
                        .orElse(Integer.MAX_VALUE)))
        .forEach(row -> sources.add(row.get("Image Src").strip()));
    rows.forEach(row -> optional(row, "Variant Image").ifPresent(sources::add));
    Map<String, Image> pictures = new LinkedHashMap<>();
    for (String source : sources) {
      try {
        Optional<Image> picture = images.read(source);
        if (picture.isEmpty()) {
          badRows.add(new BadRow(line(first), "there is no picture " + source));
        } else {
          pictures.put(source, picture.get());
        }
      } catch (IllegalArgumentException e) {
        badRows.add(new BadRow(line(first), "picture " + source + ": " + e.getMessage()));
      }
    }
    return pictures;
  }

  private List<ImportedVariant> variants(Map<String, Image> pictures) {
    List<ImportedVariant> variants = new ArrayList<>();
    Set<String> skus = new HashSet<>();
    Map<Integer, String> optionNames = new HashMap<>();
    for (int i = 1; i <= 3; i++) {
      String column = "Option" + i + " Name";
      int number = i;
      optional(first, column).ifPresent(name -> optionNames.put(number, name));
    }
    for (CSVRecord row : rows) {
      // A row that only brings a further picture has neither article number nor price.
      if (optional(row, "Variant SKU").isEmpty() && optional(row, "Variant Price").isEmpty()) {
        continue;
      }
      try {
        ImportedVariant variant = variant(row, optionNames, pictures);
        if (!skus.add(variant.sku())) {
          throw bad(row, "Variant SKU " + variant.sku() + " occurs twice");
        }
        variants.add(variant);
      } catch (BadRowException e) {
        badRows.add(e.row());
      }
    }
    return variants;
  }

  private ImportedVariant variant(
      CSVRecord row, Map<Integer, String> optionNames, Map<String, Image> pictures)
      throws BadRowException {
    String sku = text(row, "Variant SKU", 64);
    try {
      sku = new Sku(sku).value();
    } catch (IllegalArgumentException e) {
      throw bad(row, "Variant SKU " + sku + ": " + e.getMessage());
    }
    Map<String, String> options = new LinkedHashMap<>();
    optionNames.forEach(
        (number, name) ->
            optional(row, "Option" + number + " Value")
                .filter(value -> !(name.equals("Title") && value.equals("Default Title")))
                .ifPresent(value -> options.put(name, value)));
    if (options.values().stream().anyMatch(value -> value.length() > 100)) {
      throw bad(row, "an option value has more than 100 characters");
    }
    long price = minor(row, "Variant Price", text(row, "Variant Price", 20));
    Optional<String> compareAt = optional(row, "Variant Compare At Price");
    Optional<Long> compareAtMinor = Optional.empty();
    if (compareAt.isPresent()) {
      long minor = minor(row, "Variant Compare At Price", compareAt.get());
      // Shopify exports a former price that is no higher as well; it means nothing.
      compareAtMinor = minor > price ? Optional.of(minor) : Optional.empty();
    }
    Optional<ImageId> image = optional(row, "Variant Image").map(pictures::get).map(Image::id);
    return new ImportedVariant(line(row), sku, options, price, compareAtMinor, units(row), image);
  }

  private long minor(CSVRecord row, String column, String text) throws BadRowException {
    try {
      BigDecimal price = new BigDecimal(text);
      if (price.signum() <= 0 || price.compareTo(PRICE_MAX) > 0) {
        throw bad(row, column + " must be more than 0 and at most " + PRICE_MAX + ": " + text);
      }
      return price.movePointRight(currency.getDecimalPlaces()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      BadRowException bad =
          bad(row, column + " must be a price such as 129.00 in " + currency + ": " + text);
      bad.initCause(e);
      throw bad;
    }
  }

  private int units(CSVRecord row) throws BadRowException {
    String text = optional(row, "Variant Inventory Qty").orElse("0");
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > UNITS_MAX) {
      throw bad(row, "Variant Inventory Qty must be a number from 0 to " + UNITS_MAX + ": " + text);
    }
    return Integer.parseInt(text);
  }

  private String text(CSVRecord row, String column, int lengthMax) throws BadRowException {
    String text = optional(row, column).orElseThrow(() -> bad(row, column + " is missing"));
    if (text.length() > lengthMax || text.chars().anyMatch(Character::isISOControl)) {
      throw bad(row, column + " must have at most " + lengthMax + " characters, on one line");
    }
    return text;
  }

  static Optional<String> optional(CSVRecord row, String column) {
    if (!row.isMapped(column) || !row.isSet(column)) {
      return Optional.empty();
    }
    return Optional.of(row.get(column).strip()).filter(value -> !value.isEmpty());
  }

  private BadRowException bad(CSVRecord row, String reason) {
    return new BadRowException(line(row), reason);
  }

  private long line(CSVRecord row) {
    return lines.get(row.getRecordNumber());
  }
}
