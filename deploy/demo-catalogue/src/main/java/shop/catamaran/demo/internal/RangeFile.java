package shop.catamaran.demo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.catamaran.demo.internal.Model.Choice;
import shop.catamaran.demo.internal.picture.Color;

/** Reads the tables of the range; each row begins with its kind. */
final class RangeFile {

  private static final List<String> NAMES =
      List.of(
          "rain-jackets",
          "fleece",
          "base-layers",
          "trousers",
          "gloves",
          "hats",
          "deck-shoes",
          "boots",
          "sandals",
          "life-jackets",
          "ropes",
          "blocks-shackles",
          "knives-tools",
          "navigation",
          "tents",
          "sleeping-bags",
          "stoves",
          "lamps",
          "mats",
          "dry-bags",
          "backpacks",
          "duffels");

  private final Map<String, String> single = new LinkedHashMap<>();
  private final List<List<String>> models = new ArrayList<>();
  private final Map<String, List<String>> sentences = new LinkedHashMap<>();
  private final List<ProductLine> lines = new ArrayList<>();
  private final List<Closing> closings = new ArrayList<>();

  private RangeFile() {}

  static List<Range> readAll() {
    return NAMES.stream().map(RangeFile::read).toList();
  }

  private static Range read(String name) {
    String resource = "/shop/catamaran/demo/range/" + name + ".txt";
    try (InputStream in = RangeFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      RangeFile file = new RangeFile();
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(file::row);
      return file.range();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void row(String row) {
    List<String> cells = split(row, "|");
    switch (cells.get(0)) {
      case "model" -> models.add(cells);
      case "say" ->
          sentences.computeIfAbsent(cells.get(1), key -> new ArrayList<>()).add(cells.get(2));
      case "line" -> lines.add(line(cells));
      case "close" -> closings.add(closing(cells));
      default -> single.put(cells.get(0), cells.get(1));
    }
  }

  private Range range() {
    return new Range(
        single.get("path"),
        single.get("type"),
        single.get("code"),
        single.get("motif"),
        models.stream().map(this::model).toList(),
        List.copyOf(lines),
        List.copyOf(closings));
  }

  private Model model(List<String> cells) {
    Map<String, String> option = facts(cells.get(7));
    String name = option.keySet().stream().findFirst().orElse("");
    List<Choice> choices =
        name.isEmpty()
            ? List.of(new Choice("", 1))
            : split(option.get(name), ",").stream().map(RangeFile::choice).toList();
    return new Model(
        cells.get(1),
        cells.get(2),
        Double.parseDouble(cells.get(3)),
        Double.parseDouble(cells.get(4)),
        Double.parseDouble(cells.get(5)),
        facts(cells.get(6)),
        name,
        choices,
        List.copyOf(sentences.get(cells.get(1))));
  }

  private static Choice choice(String text) {
    List<String> parts = split(text, "*");
    return new Choice(parts.get(0), parts.size() == 1 ? 1 : Double.parseDouble(parts.get(1)));
  }

  private static ProductLine line(List<String> cells) {
    return new ProductLine(
        cells.get(1),
        cells.get(2),
        new BigDecimal(cells.get(3)),
        facts(cells.get(4)),
        split(cells.get(5), " "),
        split(cells.get(6), ",").stream().map(Color::named).toList(),
        cells.get(7));
  }

  private static Closing closing(List<String> cells) {
    if (cells.size() == 2) {
      return new Closing(cells.get(1), List.of(), false);
    }
    boolean excluded = cells.get(2).startsWith("!");
    List<String> words = split(excluded ? cells.get(2).substring(1) : cells.get(2), ",");
    return new Closing(cells.get(1), words, excluded);
  }

  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      for (String fact : split(text, ";")) {
        int equals = fact.indexOf('=');
        facts.put(fact.substring(0, equals), fact.substring(equals + 1));
      }
    }
    return facts;
  }

  private static List<String> split(String text, String separator) {
    return List.of(text.split(java.util.regex.Pattern.quote(separator), -1));
  }
}
