package shop.catamaran.operator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.RefusedException;

class CatalogueArchiveTest {

  @TempDir private Path folder;

  @Test
  void packsTheFileUnchangedAndEachPictureOnce() throws IOException {
    Files.createDirectory(folder.resolve("images"));
    Files.writeString(folder.resolve("images/rope.svg"), "<svg/>");
    String csv =
        """
        Handle,Title,Image Src
        rope,"Rope,
        red",images/rope.svg

        cord,Cord,images/rope.svg
        knot,Knot,images/none.svg
        """;
    List<String> missing = pack(csv);
    assertThat(missing).singleElement().asString().contains("images/none.svg", "no such file");
    try (ZipFile zip = new ZipFile(folder.resolve("out.zip").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("catalogue.csv", "images/rope.svg");
      assertThat(zip.getInputStream(zip.getEntry("catalogue.csv")).readAllBytes())
          .isEqualTo(csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void refusesAFileThatIsNotText() throws IOException {
    Path csv = folder.resolve("in.csv");
    Files.write(csv, new byte[] {'H', '\n', (byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> new CatalogueArchive(csv).writeTo(folder.resolve("out.zip")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("in.csv");
  }

  private List<String> pack(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("in.csv"), csv);
    return new CatalogueArchive(file).writeTo(folder.resolve("out.zip"));
  }
}
