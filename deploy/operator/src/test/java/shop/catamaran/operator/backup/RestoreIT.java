package shop.catamaran.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.TestClouds;

/** After a mistake that reached all clouds, they go on from a backup. */
class RestoreIT {

  private static final String CATEGORIES =
      "SELECT count(*) FROM catalog.category WHERE NOT removed";

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private final TestClouds.Cloud aws = CLOUDS.cloud("aws");
  private final TestClouds.Cloud azure = CLOUDS.cloud("azure");
  @TempDir private Path folder;

  @Test
  void allCloudsGoOnFromABackup() throws Exception {
    Replication replication = CLOUDS.replication("aws", "azure");
    replication.init();
    aws.executeAsAdmin(
        "INSERT INTO catalog.category (slug, name, path, position)"
            + " SELECT 's' || n, 't', ARRAY['s' || n], n FROM generate_series(1, 50) n");
    CLOUDS.assertEqual("aws", "azure");
    Backups backups =
        new Backups(
            aws.access(),
            TestClouds.PASSWORDS,
            BackupKey.parse(Base64.getEncoder().encodeToString(new byte[32])),
            Progress.silent());
    Path file = backups.take(folder, 1).file();
    aws.executeAsAdmin("UPDATE catalog.category SET removed = true");
    CLOUDS.assertEqual("aws", "azure");
    assertThat(azure.query(CATEGORIES)).isEqualTo("0");

    assertThat(backups.restore(file, replication)).containsExactly("azure");
    assertThat(aws.query(CATEGORIES)).isEqualTo("50");
    aws.member().close();
    assertThatThrownBy(azure::member)
        .as("nobody sells from what is to be thrown away")
        .isInstanceOf(SQLException.class);

    replication.rebuild("azure", true);
    azure.member().close();
    assertThat(azure.query(CATEGORIES)).isEqualTo("50");
    CLOUDS.assertEqual("aws", "azure");
    azure.executeAsAdmin("UPDATE catalog.category SET name = 'new' WHERE slug = 's1'");
    CLOUDS.assertEqual("aws", "azure");
    assertThat(aws.query("SELECT name FROM catalog.category WHERE slug = 's1'")).isEqualTo("new");
  }
}
