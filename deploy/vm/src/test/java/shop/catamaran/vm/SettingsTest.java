package shop.catamaran.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets reach the member, and nobody else. */
class SettingsTest {

  @TempDir private Path folder;
  private Path run;
  private Path secrets;

  @BeforeEach
  void secretStore() throws Exception {
    run = Files.createDirectory(folder.resolve("run"));
    secrets = run.resolve("secrets.env");
    Script.write(
        folder.resolve("catamaran-cloud"),
        "case $2 in",
        "  visitor) echo 'a+b/c== $HOME \\ \"d\"' ;;",
        "  faces) echo faces-key ;;",
        "  empty) ;;",
        "  quoted) echo \"it's\" ;;",
        "  *) exit 22 ;;",
        "esac");
  }

  @Test
  void writesASecretAsItIsWhereOnlyItsUserReads() throws Exception {
    assertThat(settings("VISITOR_KEY=visitor FACES_KEY=faces").exitCode()).isZero();
    assertThat(Files.getPosixFilePermissions(secrets))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Path reader =
        Script.write(folder.resolve("reader"), ". " + secrets, "printf %s \"$VISITOR_KEY\"");
    assertThat(new Script(reader.toString()).run().output()).isEqualTo("a+b/c== $HOME \\ \"d\"");
    assertThat(run).isDirectoryContaining("glob:**/secrets.env").isNotEmptyDirectory();
  }

  @Test
  void namesTheSecretThatCannotBeHadAndKeepsWhatWasThere() throws Exception {
    settings("FACES_KEY=faces");
    for (String name : new String[] {"absent", "empty", "quoted"}) {
      Script.Result result = settings("FACES_KEY=faces VISITOR_KEY=" + name);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.errors()).contains("the secret " + name + ", for VISITOR_KEY,");
    }
    assertThat(secrets).hasContent("FACES_KEY='faces-key'\nFACES_KEY_CURRENT='faces-key'");
    try (var files = Files.list(run)) {
      assertThat(files).containsExactly(secrets);
    }
  }

  @Test
  void refusesAStampWithoutSecrets() throws Exception {
    assertThat(settings("").errors())
        .isEqualTo("settings: SECRETS is missing or empty in stamp.env.");
  }

  private Script.Result settings(String list) throws Exception {
    return new Script("release/bin/settings")
        .with("CATAMARAN_CLOUD", folder.resolve("catamaran-cloud"))
        .with("RUNTIME_DIRECTORY", run)
        .with("SECRET_STORE", "https://secrets.example")
        .with("SECRETS", list)
        .run();
  }
}
