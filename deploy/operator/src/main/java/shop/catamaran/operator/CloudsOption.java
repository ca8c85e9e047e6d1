package shop.catamaran.operator;

import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.replication.CloudsFile;
import shop.catamaran.operator.replication.Replication;

/** Names the clouds that a verb is about. */
final class CloudsOption {

  @Option(
      names = "--clouds-file",
      paramLabel = "FILE",
      description = "File that names the clouds' databases; the shop on this machine unless given.")
  private Path file;

  @Mixin private StateOption state;

  Replication replication(PrintStream out) {
    if (file == null) {
      return state.shop(out).replication();
    }
    CloudsFile clouds = CloudsFile.read(file, System::getenv);
    return new Replication(clouds.clouds(), clouds.passwords(), new Progress(out));
  }
}
