package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.payara.DomainSettings;
import shop.catamaran.operator.payara.PayaraDomain;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;

/** A full Payara Server with a data grid of its own, driven by {@code asadmin} as in the README. */
final class FullServer implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(4);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final PayaraDomain domain;
  private final ProcessRecord process;
  private final Path log;

  private FullServer(PayaraDomain domain, ProcessRecord process, Path log) {
    this.domain = domain;
    this.process = process;
    this.log = log;
  }

  static FullServer start(int httpPort, Map<String, String> environment) throws IOException {
    Installation installation = Installation.find();
    Path folder = installation.root().resolve("ear/target/full-server");
    int gridPort = RunningShop.freePort();
    PayaraDomain domain =
        new PayaraDomain(
            installation.payaraServer(),
            folder.resolve("domain"),
            new DomainSettings(
                RunningShop.freePort(),
                httpPort,
                new DomainSettings.DataGrid(
                    "full-server-" + gridPort, gridPort, List.of("127.0.0.1:" + gridPort), false),
                List.of(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dfile.encoding=UTF-8",
                    "-Duser.timezone=UTC",
                    "-Duser.language=en",
                    "-Dmp.health.default.readiness.empty.response=DOWN")),
            "only-for-this-test");
    Files.createDirectories(folder);
    Path log = folder.resolve("server.log");
    Files.deleteIfExists(log);
    ProcessRecord process = domain.start(environment, log);
    FullServer server = new FullServer(domain, process, log);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Processes.kill(process)));
    assertThat(domain.awaitUp(process, START_TIMEOUT)).as("answers; see %s", log).isTrue();
    return server;
  }

  ProcessRecord process() {
    return process;
  }

  String said() throws IOException {
    return Files.readString(log);
  }

  /** Runs a command of {@code asadmin}, which must succeed. */
  String asadmin(String... command) {
    List<String> line = new ArrayList<>(domain.asadmin());
    line.addAll(List.of(command));
    Processes.Result result = Processes.run(line, Path.of("/"), COMMAND_TIMEOUT);
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }

  /** Asks it to end, as the system does when a machine is stopped. */
  boolean ends() {
    Processes.signal(process, "TERM");
    return Await.until(STOP_TIMEOUT, () -> !process.exists());
  }

  @Override
  public void close() {
    Processes.kill(process);
  }
}
