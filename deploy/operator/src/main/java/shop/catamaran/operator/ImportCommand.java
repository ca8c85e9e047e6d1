package shop.catamaran.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.catalogue.CatalogueArchive;
import shop.catamaran.operator.catalogue.ImportOutcome;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.local.LocalShop;

/** Takes in a catalogue file. */
@Command(
    name = "import",
    description =
        "Takes in a catalogue file (CSV in Shopify's product export format) with its pictures.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything was taken in",
      "1:some rows or pictures were left out; each is named",
      "2:nothing was taken in"
    })
final class ImportCommand implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A .csv file, whose pictures are paths relative to it or web addresses; or a .zip with"
              + " catalogue.csv and its pictures.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new RefusedException("There is no file " + file + " that can be read.");
    }
    LocalShop shop = state.shop(System.out);
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".zip")) {
      return report(shop.importCatalogue(file), List.of());
    }
    if (!name.endsWith(".csv")) {
      throw new RefusedException("The file must be a .csv or a .zip.");
    }
    Path archive = Files.createTempFile("catamaran", ".zip");
    try {
      List<String> missing = new CatalogueArchive(file).writeTo(archive);
      return report(shop.importCatalogue(archive), missing);
    } finally {
      Files.delete(archive);
    }
  }

  private static int report(ImportOutcome outcome, List<String> missing) {
    missing.forEach(System.out::println);
    outcome.badRows().forEach(row -> System.out.println("Left out, " + row));
    System.out.printf(
        Locale.ROOT,
        "Products: %d created, %d updated, %d unchanged; %d rows left out.%n",
        outcome.created(),
        outcome.updated(),
        outcome.unchanged(),
        outcome.badRows().stream().mapToLong(ImportOutcome.BadRow::line).distinct().count());
    return outcome.badRows().isEmpty() && missing.isEmpty() ? 0 : Catamaran.EXIT_ATTENTION;
  }
}
