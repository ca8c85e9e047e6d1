package shop.catamaran.operator.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.operator.console.RefusedException;

class CloudsFileTest {

  private static final String FILE =
      """
      clouds = aws, azure
      aws.admin = db.aws.example:5432
      aws.admin.user = postgres
      aws.admin.password = AWS_PASSWORD
      aws.reached-by.azure = 10.1.0.4:6432
      azure.admin = db.azure.example:5433
      azure.admin.user = admin
      azure.admin.password = AZURE_PASSWORD
      azure.sslmode = require
      owner.password = OWNER_PASSWORD
      application.password = APPLICATION_PASSWORD
      replicator.password = REPLICATOR_PASSWORD
      """;

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_PASSWORD", "a",
          "AZURE_PASSWORD", "b",
          "OWNER_PASSWORD", "c",
          "APPLICATION_PASSWORD", "d",
          "REPLICATOR_PASSWORD", "e");

  @TempDir private Path folder;

  @Test
  void namesCloudsAndTakesPasswordsFromTheEnvironment() throws IOException {
    CloudsFile file = read(FILE);
    assertThat(file.clouds()).extracting(CloudAccess::name).containsExactly("aws", "azure");
    CloudAccess aws = file.clouds().get(0);
    assertThat(aws.admin()).isEqualTo(new Endpoint("db.aws.example", 5432));
    assertThat(aws.adminPassword()).isEqualTo("a");
    assertThat(aws.reachedBy("azure")).isEqualTo(new Endpoint("10.1.0.4", 6432));
    assertThat(aws.sslMode()).isEqualTo("verify-full");
    CloudAccess azure = file.clouds().get(1);
    assertThat(azure.reachedBy("aws")).isEqualTo(azure.admin());
    assertThat(azure.sslMode()).isEqualTo("require");
    assertThat(file.passwords()).isEqualTo(new ShopPasswords("c", "d", "e"));
    assertThat(file.clouds().toString() + file.passwords()).doesNotContain("b]", "password=");
  }

  @ParameterizedTest
  @CsvSource({
    "aws.admin = db.aws.example:5432, aws.admin = db.aws.example, not host:port",
    "aws.admin = db.aws.example:5432, aws.admin = db.aws.example:0, not host:port",
    "azure.admin.user = admin, '', lacks azure.admin.user",
    "AZURE_PASSWORD, ELSEWHERE, ELSEWHERE"
  })
  void saysWhatIsWrong(String good, String bad, String sentence) throws IOException {
    CloudsFile file = read(FILE.replace(good, bad));
    assertThatThrownBy(file::clouds)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(sentence);
  }

  private CloudsFile read(String text) throws IOException {
    return CloudsFile.read(Files.writeString(folder.resolve("clouds"), text), ENVIRONMENT::get);
  }
}
