package shop.catamaran.infrastructure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RequiresTerraformTest {

  @Test
  void isSkippedWithASentenceWhereTerraformIsMissing() {
    assertThatThrownBy(() -> RequiresTerraform.missing(null))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("terraform is not on the PATH");
  }

  @Test
  void failsInContinuousIntegrationWhereTerraformIsMissing() {
    assertThatThrownBy(() -> RequiresTerraform.missing("true"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("continuous integration");
  }
}
