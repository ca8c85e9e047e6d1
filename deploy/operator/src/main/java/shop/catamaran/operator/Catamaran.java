package shop.catamaran.operator;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import shop.catamaran.operator.console.RefusedException;

/** The {@code catamaran} command. */
@Command(
    name = "catamaran",
    description = "Runs and keeps the Catamaran shop.",
    mixinStandardHelpOptions = true,
    version = "catamaran 1.0",
    subcommands = {
      LocalCommand.class,
      ImportCommand.class,
      ReplicationCommand.class,
      BackupCommand.class,
      RestoreTestCommand.class,
      RestoreCommand.class,
      ConsoleCommand.class,
      DrainCommand.class,
      UndrainCommand.class,
      ScaleCommand.class,
      ReleaseCommand.class,
      RollbackCommand.class,
      ContractCommand.class,
      FailoverTestCommand.class,
      StatusCommand.class,
      ReportCommand.class,
      AutoComplete.GenerateCompletion.class,
      SecretsCommand.class
    })
public final class Catamaran {

  /** Done, but something needs a look. */
  static final int EXIT_ATTENTION = 1;

  /** Refused: nothing was changed, or what was begun was taken back. */
  static final int EXIT_REFUSED = 2;

  private static final int EXIT_DEFECT = 70;

  private Catamaran() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command line and tells its exit code. */
  static int run(String... arguments) {
    IExecutionExceptionHandler sentence =
        (exception, line, result) -> {
          PrintWriter error = line.getErr();
          if (exception instanceof RefusedException) {
            error.println("catamaran: " + exception.getMessage());
            error.flush();
            return EXIT_REFUSED;
          }
          error.println("catamaran: this is a defect of the command:");
          exception.printStackTrace(error);
          error.flush();
          return EXIT_DEFECT;
        };
    return new CommandLine(new Catamaran())
        .setExecutionExceptionHandler(sentence)
        .setParameterExceptionHandler(
            (exception, wrong) -> {
              CommandLine line = exception.getCommandLine();
              line.getErr()
                  .println(
                      "catamaran: "
                          + RefusedException.oneLine(exception)
                          + " (see "
                          + line.getCommandSpec().qualifiedName()
                          + " --help)");
              line.getErr().flush();
              return EXIT_REFUSED;
            })
        .setUsageHelpAutoWidth(true)
        .execute(arguments);
  }
}
