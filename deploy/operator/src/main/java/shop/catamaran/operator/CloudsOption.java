package shop.catamaran.operator;

import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.CloudsFile;
import shop.catamaran.operator.replication.Replication;

/** Names the clouds that a verb is about. */
final class CloudsOption {

  @Option(
      names = "--clouds-file",
      paramLabel = "FILE",
      description = "File that names the clouds' databases.")
  private Path file;

  Replication replication(PrintStream out) {
    if (file == null) {
      throw new RefusedException("Name the clouds with --clouds-file.");
    }
    CloudsFile clouds = CloudsFile.read(file, System::getenv);
    return new Replication(clouds.clouds(), clouds.passwords(), new Progress(out));
  }
}
