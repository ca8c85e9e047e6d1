package shop.catamaran.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One fault put into a root, and what must be said of it. They are listed in {@code breakages} as
 *
 * <pre>
 * [what finds it: validate, or the name of a file of tests]
 *
 * the beginning of what is said
 * the file that the fault is put into
 * - the text that must be there
 * + what is put in its place; without it, the text is removed
 * </pre>
 *
 * @param check {@code validate} or the name of a file of tests
 */
record Breakage(
    String root, String check, String expected, String file, String text, String replacement) {

  static List<Breakage> of(String root) {
    List<Breakage> breakages = new ArrayList<>();
    String check = "";
    for (String block : read(root).strip().split("\n\\s*\n", -1)) {
      if (block.startsWith("[")) {
        check = block.substring(1, block.indexOf(']'));
      } else if (!block.startsWith("#")) {
        breakages.add(parse(root, check, block.lines().toList()));
      }
    }
    return List.copyOf(breakages);
  }

  private static Breakage parse(String root, String check, List<String> lines) {
    return new Breakage(
        root, check, lines.get(0), lines.get(1), marked(lines, "- "), marked(lines, "+ "));
  }

  private static String marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).strip())
        .collect(Collectors.joining("\n"));
  }

  private static String read(String root) {
    String name = "/breakages/" + root.replace('/', '-') + ".txt";
    try (InputStream in = Breakage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * Puts the fault into a copy of the root, at the first place that has the text, however it is
   * spaced.
   *
   * @throws IllegalStateException if the text is not there
   */
  void applyTo(Path copy) {
    Path target = copy.resolve(file).normalize();
    Pattern pattern =
        Pattern.compile(
            text.lines()
                .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+")));
    Matcher matcher = pattern.matcher(Roots.read(target));
    if (text.isEmpty() || !matcher.find()) {
      throw new IllegalStateException(file + " of " + root + " has no such text: " + text);
    }
    try {
      Files.writeString(target, matcher.replaceFirst(Matcher.quoteReplacement(replacement)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return root + " " + check + ": " + expected;
  }
}
