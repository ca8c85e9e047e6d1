package shop.catamaran.operator;

import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.StateLocation;

/** Names the shop that a verb is about. */
final class StateOption {

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the shop's data; .catamaran in the repository unless given.")
  private Path folder;

  /** What to add to a further command line about the same shop. */
  String suffix() {
    return folder == null ? "" : " --state '" + folder + "'";
  }

  LocalShop shop(PrintStream out) {
    Installation installation = Installation.find();
    StateLocation location = StateLocation.of(folder, installation);
    location.remark().ifPresent(out::println);
    return new LocalShop(installation, location.folder(), new Progress(out));
  }
}
