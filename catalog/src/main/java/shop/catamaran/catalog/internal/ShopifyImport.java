package shop.catamaran.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.joda.money.CurrencyUnit;
import shop.catamaran.catalog.CatalogImport;
import shop.catamaran.catalog.InvalidCatalogFileException;

/** Reads a Shopify export product by product and writes it batch by batch. */
@ApplicationScoped
class ShopifyImport implements CatalogImport {

  private static final int BATCH_SIZE = 100;
  private static final int BAD_ROWS_MAX = 1000;
  private static final List<String> REQUIRED_COLUMNS =
      List.of("Handle", "Title", "Vendor", "Variant SKU", "Variant Price");

  @Inject ProductWriter writer;

  @Inject
  @ConfigProperty(name = "currency", defaultValue = "EUR")
  String currency;

  @Override
  @Transactional(TxType.NOT_SUPPORTED)
  public ImportReport importCsv(Reader csv, ImageSource images) throws IOException {
    try (CSVParser parser =
        CSVFormat.EXCEL
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get()
            .parse(csv)) {
      for (String column : REQUIRED_COLUMNS) {
        if (!parser.getHeaderNames().contains(column)) {
          throw new InvalidCatalogFileException(
              "this is not a Shopify product export: there is no column " + column);
        }
      }
      return new Run(images).of(parser);
    } catch (IllegalArgumentException | UncheckedIOException | CSVException e) {
      InvalidCatalogFileException invalid =
          new InvalidCatalogFileException("this is not a CSV file: " + e.getMessage());
      invalid.initCause(e);
      throw invalid;
    }
  }

  /** One import under way. */
  private final class Run {

    private final ImportedImages images;
    private final CurrencyUnit unit = CurrencyUnit.of(currency);
    private final CategoryWriter categories = new CategoryWriter();
    private final Set<String> handles = new HashSet<>();
    private final List<BadRow> badRows = new ArrayList<>();
    private final List<ImportedProduct> batch = new ArrayList<>();
    private int created;
    private int updated;
    private int unchanged;

    Run(ImageSource images) {
      this.images = new ImportedImages(images);
    }

    ImportReport of(CSVParser parser) throws IOException {
      List<CSVRecord> rows = new ArrayList<>();
      Map<Long, Long> lines = new HashMap<>();
      Iterator<CSVRecord> records = parser.iterator();
      long line = parser.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        CSVRecord row = records.next();
        if (!rows.isEmpty() && !row.get("Handle").equals(rows.get(0).get("Handle"))) {
          take(rows, lines);
          rows.clear();
          lines.clear();
        }
        rows.add(row);
        lines.put(row.getRecordNumber(), line);
        line = parser.getCurrentLineNumber() + 1;
      }
      if (!rows.isEmpty()) {
        take(rows, lines);
      }
      flush();
      return new ImportReport(
          created,
          updated,
          unchanged,
          badRows.subList(0, Math.min(badRows.size(), BAD_ROWS_MAX)).stream()
              .sorted(java.util.Comparator.comparingLong(BadRow::line))
              .toList());
    }

    private void take(List<CSVRecord> rows, Map<Long, Long> lines) throws IOException {
      if (!handles.add(rows.get(0).get("Handle"))) {
        badRows.add(
            new BadRow(
                lines.get(rows.get(0).getRecordNumber()),
                "the rows of " + rows.get(0).get("Handle") + " are not all in one place"));
        return;
      }
      Optional<ImportedProduct> product =
          new ShopifyProduct(rows, lines, unit, images, badRows).read();
      if (product.isPresent()) {
        batch.add(product.get());
        if (batch.size() == BATCH_SIZE) {
          flush();
        }
      }
    }

    private void flush() {
      if (batch.isEmpty()) {
        return;
      }
      ProductWriter.Outcome outcome = writer.write(List.copyOf(batch), unit, categories);
      batch.clear();
      created += outcome.created();
      updated += outcome.updated();
      unchanged += outcome.unchanged();
      badRows.addAll(outcome.badRows());
    }
  }
}
