package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.process.ProcessRecord;

class MembershipTest {

  @TempDir private Path root;

  @Test
  void aMemberThatWasAboutToLeaveStays() throws Exception {
    StateFolder folder = new StateFolder(root);
    folder.create();
    LocalState fresh = LocalState.fresh(UpOptions.standard(), false);
    Cloud aws = fresh.cloud("aws").orElseThrow();
    Member running =
        Stamp.place(fresh, "aws", 1).with(ProcessRecord.of(ProcessHandle.current().pid()));
    Member dead = Stamp.place(fresh, "aws", 2);
    folder.write(fresh.with(aws.with(running).with(dead)));
    MemberServer servers = new MemberServer(null, null, folder);
    Files.writeString(servers.drainFile(running), "leaving\n");
    Files.writeString(servers.drainFile(dead), "leaving\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new Membership(
            folder, servers, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)))
        .takeUp();
    assertThat(servers.drainFile(running)).doesNotExist();
    assertThat(servers.drainFile(dead)).doesNotExist();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("aws-1 was about to leave")
        .doesNotContain("aws-2");
  }
}
