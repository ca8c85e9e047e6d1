package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;

class StateFolderTest {

  @TempDir private Path root;
  private StateFolder folder;

  @BeforeEach
  void create() {
    folder = new StateFolder(root.resolve("state of mine"));
    folder.create();
  }

  @Test
  void readsBackWhatItWrote() {
    ProcessRecord here = ProcessRecord.of(ProcessHandle.current().pid());
    LocalState fresh = LocalState.fresh(UpOptions.standard(), true).with(Server.GATEWAY, here);
    Cloud cloud = fresh.cloud("aws").orElseThrow();
    LocalState state =
        fresh.with(cloud.with(Stamp.place(fresh, "aws", 2)).with(Stamp.place(fresh, "aws", 1)));
    folder.write(state);
    assertThat(folder.read()).contains(state);
    assertThat(state.cloud("aws").orElseThrow().members())
        .extracting(Member::name)
        .containsExactly("aws-1", "aws-2");
    assertThat(state.anyProcess()).isTrue();
  }

  @Test
  void isEmptyBeforeTheFirstStart() {
    assertThat(folder.read()).isEmpty();
  }

  @Test
  void saysThatTheStateFileIsDamaged() throws IOException {
    Files.writeString(folder.root().resolve("shop.json"), "{\"version\": 1, \"po");
    assertThatThrownBy(folder::read)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void saysThatAnotherVersionWroteTheStateFile() throws IOException {
    Files.writeString(folder.root().resolve("shop.json"), "{\"version\": 99}");
    assertThatThrownBy(folder::read)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("another version");
  }

  @Test
  void letsOneCommandChangeTheShopAtATime() {
    assertThatThrownBy(() -> folder.locked(() -> folder.locked(() -> 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Another command is at work");
  }

  @Test
  void keepsTheSameSecretsInAPrivateFile() throws IOException {
    Secrets first = folder.secrets();
    assertThat(folder.secrets()).isEqualTo(first);
    assertThat(first.toString()).doesNotContain(first.operatorKey());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.root().resolve("secrets.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void deletesOnlyWhatIsItsOwn() throws IOException {
    Path strange = Files.writeString(folder.root().resolve("letter.txt"), "mine");
    folder.secrets();
    folder.write(LocalState.fresh(UpOptions.standard(), false));
    folder.delete();
    assertThat(folder.root()).isDirectoryContaining(file -> file.equals(strange));
    assertThat(folder.root().resolve("shop.json")).doesNotExist();
    Files.delete(strange);
    folder.delete();
    assertThat(folder.root()).doesNotExist();
  }
}
