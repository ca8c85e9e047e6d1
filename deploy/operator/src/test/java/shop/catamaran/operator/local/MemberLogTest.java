package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberLogTest {

  @TempDir private Path folder;
  private MemberLog log;

  @BeforeEach
  void start() {
    log = new MemberLog(folder.resolve("aws-1.log"));
    MemberLog.rotate(log.file());
  }

  @Test
  void tellsTheInnermostCause() throws IOException {
    write("[time] [] [SEVERE] [] [core] Exception while loading the app : no\n");
    write("Caused by: java.lang.IllegalStateException: outer\n");
    write("Caused by: java.lang.IllegalStateException: DB_HOST is not set\n\tat x.y.Z\n");
    assertThat(log.lastError()).endsWith("DB_HOST is not set");
    assertThat(log.deploymentFailed()).isTrue();
  }

  @Test
  void seesThatTheShopWasNotLoadedWhereTheServerGivesNoReason() throws IOException {
    write("[time] [] [SEVERE] [] [core] Exception while loading the app\n");
    assertThat(log.deploymentFailed()).isTrue();
  }

  @Test
  void tellsTheLastSevereLineWithoutItsHead() throws IOException {
    write("[time] [] [SEVERE] [] [core] [tid: 1] The port is taken\n[time] [] [INFO] bye\n");
    assertThat(log.lastError()).isEqualTo("The port is taken");
  }

  @Test
  void looksAtTheLastStartOnly() throws IOException {
    write("Caused by: an old trouble\n");
    MemberLog.rotate(log.file());
    assertThat(log.lastError()).isEqualTo("it wrote nothing");
    assertThat(log.deploymentFailed()).isFalse();
  }

  private void write(String text) throws IOException {
    Files.writeString(log.file(), text, StandardOpenOption.APPEND);
  }
}
