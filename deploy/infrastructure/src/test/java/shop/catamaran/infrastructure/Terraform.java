package shop.catamaran.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terraform binary, with schema providers in place of the clouds'. They are started once and
 * serve all tests of this JVM.
 */
final class Terraform {

  private static final String NAME = "terraform";
  private static final int TIMEOUT_SECONDS = 120;

  private static final List<String> PROVIDERS = List.of("aws", "azurerm", "google");

  private final Path binary;
  private final String reattachments;
  private final Path noConfiguration;

  /** What a call printed, and how it ended. */
  record Result(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  private static final class Holder {
    private static final Optional<Terraform> INSTANCE = find().map(Terraform::new);
  }

  private Terraform(Path binary) {
    this.binary = binary;
    this.reattachments =
        PROVIDERS.stream()
            .map(
                name ->
                    "\"hashicorp/%s\":%s"
                        .formatted(
                            name,
                            SchemaProvider.start(ProviderSchema.read(Roots.schema(name)))
                                .reattachment()))
            .collect(Collectors.joining(",", "{", "}"));
    try {
      noConfiguration = Files.createTempFile("terraform", ".rc");
      noConfiguration.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty where it is not installed. */
  static Optional<Terraform> installed() {
    return Holder.INSTANCE;
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Result run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("terraform", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder
            .environment()
            .putAll(
                Map.of(
                    "TF_REATTACH_PROVIDERS",
                    reattachments,
                    "TF_CLI_CONFIG_FILE",
                    noConfiguration.toString(),
                    "TF_IN_AUTOMATION",
                    "true",
                    "CHECKPOINT_DISABLE",
                    "true"));
        // What a developer has set for a real cloud is not for here.
        builder.environment().keySet().removeIf(key -> key.startsWith("TF_VAR_"));
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(
              command + " did not end in " + TIMEOUT_SECONDS + " s: " + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(command + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command + " was interrupted", e);
    }
  }
}
