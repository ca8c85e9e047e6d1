package shop.catamaran.operator.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.RefusedException;

class FolderStorageTest {

  @TempDir private Path folder;

  @Test
  void leavesNothingOfWhatCouldNotBeKept() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    Path root = folder.resolve("root");
    Path inTheWay = root.resolve("backups/one");
    Files.createDirectories(inTheWay.resolve("a folder that is not empty"));
    FolderStorage storage = new FolderStorage(root);

    assertThatThrownBy(() -> storage.put(file, "backups/one"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Cannot keep ");
    assertThat(root.resolve("backups")).isDirectoryContaining("glob:**/one");
    assertThat(root.resolve("backups")).isDirectoryNotContaining("glob:**.partial");
    assertThat(storage.list("")).isEmpty();
  }
}
