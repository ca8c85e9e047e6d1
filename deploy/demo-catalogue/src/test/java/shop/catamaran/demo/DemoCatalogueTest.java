package shop.catamaran.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCatalogueTest {

  @TempDir static Path folder;

  private static List<CSVRecord> rows;
  private static List<CSVRecord> products;

  @BeforeAll
  static void write() throws IOException {
    DemoCatalogue.writeTo(folder);
    rows = read(folder);
    products = firstRows(rows);
  }

  @Test
  void offersARangeInManyCategories() {
    assertThat(products).hasSizeGreaterThanOrEqualTo(640);
    Map<String, Long> sizes =
        products.stream()
            .collect(
                Collectors.groupingBy(row -> row.get("Product Category"), Collectors.counting()));
    assertThat(sizes).hasSizeGreaterThanOrEqualTo(14);
    assertThat(sizes.values()).allMatch(size -> size >= 20);
    assertThat(sizes.keySet()).allMatch(path -> path.matches("[A-Z][a-z]+ > [A-Z][a-z& ]+"));
  }

  @Test
  void endsWithABitOfEverything() {
    List<CSVRecord> newest = products.subList(products.size() - 8, products.size());
    assertThat(newest).extracting(row -> row.get("Product Category")).doesNotHaveDuplicates();
  }

  @Test
  void namesEverythingOnce() {
    assertThat(products).extracting(row -> row.get("Handle")).doesNotHaveDuplicates();
    assertThat(products).extracting(row -> row.get("Title")).doesNotHaveDuplicates();
    assertThat(products).extracting(row -> row.get("Body (HTML)")).doesNotHaveDuplicates();
    assertThat(rows).extracting(row -> row.get("Variant SKU")).doesNotHaveDuplicates();
  }

  @Test
  void writesHandlesAndArticleNumbersInTheirForm() {
    assertThat(products).allMatch(row -> row.get("Handle").matches("[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(rows).allMatch(row -> row.get("Variant SKU").matches("[A-Z0-9][A-Z0-9-]{5,40}"));
  }

  @Test
  void insertsEveryFactIntoTheTexts() {
    assertThat(products).extracting(row -> row.get("Body (HTML)")).noneMatch(s -> s.contains("{"));
    assertThat(products).noneMatch(row -> row.get("Title").contains("{"));
  }

  @Test
  void asksPricesWithCents() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get("Variant Price")).matches("[1-9][0-9]*\\.[0-9]{2}");
              String before = row.get("Variant Compare At Price");
              if (!before.isEmpty()) {
                assertThat(new BigDecimal(before)).isGreaterThan(price(row));
              }
            });
  }

  @Test
  void reducesSomeProductsAndRunsOutOfFew() {
    double onSale = products.stream().filter(DemoCatalogueTest::reduced).count();
    assertThat(onSale / products.size()).isBetween(0.05, 0.11);
    Map<String, Integer> units = new TreeMap<>();
    rows.forEach(row -> units.merge(row.get("Handle"), units(row), Integer::sum));
    double soldOut = units.values().stream().filter(sum -> sum == 0).count();
    assertThat(soldOut / products.size()).isBetween(0.02, 0.07);
    assertThat(rows).extracting(DemoCatalogueTest::units).allMatch(n -> n >= 0 && n <= 200);
    assertThat(rows).extracting(DemoCatalogueTest::units).contains(1, 2, 3);
  }

  @Test
  void namesAPictureThatIsThere() {
    assertThat(products).allMatch(row -> Files.exists(folder.resolve(row.get("Image Src"))));
    assertThat(products).noneMatch(row -> row.get("Image Alt Text").isBlank());
  }

  @Test
  void comesOutTheSameEveryTime(@TempDir Path again) throws IOException {
    DemoCatalogue.writeTo(again);
    assertThat(contents(again)).isEqualTo(contents(folder));
  }

  @Test
  void growsForMeasurementsAndReusesPictures(@TempDir Path many) throws IOException {
    DemoCatalogue.writeTo(many, 2_000);
    List<CSVRecord> all = read(many);
    assertThat(firstRows(all)).hasSize(2_000);
    assertThat(firstRows(all)).extracting(row -> row.get("Handle")).doesNotHaveDuplicates();
    assertThat(firstRows(all)).extracting(row -> row.get("Title")).doesNotHaveDuplicates();
    assertThat(firstRows(all)).extracting(row -> row.get("Body (HTML)")).doesNotHaveDuplicates();
    assertThat(all).extracting(row -> row.get("Variant SKU")).doesNotHaveDuplicates();
    assertThat(firstRows(all)).allMatch(row -> Files.exists(many.resolve(row.get("Image Src"))));
  }

  @Test
  void refusesANumberOutOfBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> DemoCatalogue.writeTo(folder, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> DemoCatalogue.writeTo(folder, 100_001));
  }

  private static List<CSVRecord> read(Path folder) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(folder.resolve("catalogue.csv"));
        CSVParser parser = CSVParser.parse(in, format)) {
      return parser.getRecords();
    }
  }

  private static List<CSVRecord> firstRows(List<CSVRecord> rows) {
    return rows.stream().filter(row -> !row.get("Title").isEmpty()).toList();
  }

  private static BigDecimal price(CSVRecord row) {
    return new BigDecimal(row.get("Variant Price"));
  }

  private static boolean reduced(CSVRecord row) {
    return !row.get("Variant Compare At Price").isEmpty();
  }

  private static int units(CSVRecord row) {
    return Integer.parseInt(row.get("Variant Inventory Qty"));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
