package shop.catamaran.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PicturesTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "defs",
          "linearGradient",
          "radialGradient",
          "stop",
          "g",
          "path",
          "rect",
          "circle",
          "ellipse");

  @TempDir static Path folder;

  private static List<Path> pictures;

  @BeforeAll
  static void write() throws IOException {
    DemoCatalogue.writeTo(folder);
    try (Stream<Path> files = Files.list(folder.resolve("images"))) {
      pictures = files.sorted().toList();
    }
  }

  @Test
  void areCompact() {
    assertThat(pictures).allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(8192));
  }

  @Test
  void areWellFormedAndOnlyDraw() {
    assertThat(pictures)
        .allSatisfy(
            file -> {
              Document document = parse(file);
              assertThat(document.getDocumentElement().getAttribute("viewBox"))
                  .isEqualTo("0 0 800 800");
              NodeList all = document.getElementsByTagName("*");
              for (int i = 0; i < all.getLength(); i++) {
                assertOnlyDraws((Element) all.item(i));
              }
            });
  }

  @Test
  void useEachGradientThatTheyDefineAndNoOther() {
    assertThat(pictures)
        .allSatisfy(
            file -> {
              String text = Files.readString(file);
              assertThat(matches(text, "url\\(#(g\\d+)\\)"))
                  .isEqualTo(matches(text, "id='(g\\d+)'"));
            });
  }

  @Test
  void differFromEachOther() throws IOException {
    Set<String> contents = new TreeSet<>();
    for (Path file : pictures) {
      contents.add(Files.readString(file));
    }
    assertThat(contents).hasSameSizeAs(pictures);
  }

  private static void assertOnlyDraws(Element element) {
    assertThat(ELEMENTS).contains(element.getTagName());
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName().toLowerCase(Locale.ROOT);
      String value = element.getAttributes().item(i).getNodeValue();
      assertThat(name).doesNotStartWith("on").doesNotContain("href").isNotEqualTo("style");
      assertThat(value).doesNotContain("NaN");
      if (!name.equals("xmlns")) {
        assertThat(value).doesNotContain("//").doesNotContain("data:");
      }
    }
  }

  private static Set<String> matches(String text, String pattern) {
    Set<String> found = new TreeSet<>();
    java.util.regex.Pattern.compile(pattern)
        .matcher(text)
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }

  private static Document parse(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }
}
