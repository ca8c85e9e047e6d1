package shop.catamaran.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageNameTest {

  @Test
  void isACloudAndANameThere() {
    assertThat(StorageName.of("azure:")).contains(new StorageName("azure", ""));
    assertThat(StorageName.of("azure:aws-20260101T000000Z.backup"))
        .contains(new StorageName("azure", "aws-20260101T000000Z.backup"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"azure", "folder/azure:", "./azure:", "/mnt/azure:x", "azure:a/b", ":x", ""})
  void isNoFileOfThisMachine(String file) {
    assertThat(StorageName.of(file)).isEmpty();
  }
}
