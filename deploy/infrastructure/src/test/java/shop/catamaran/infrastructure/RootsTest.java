package shop.catamaran.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every root is laid out as it should be, fits the providers' schemas, and passes its own tests.
 */
class RootsTest {

  static final List<String> ROOTS = Roots.ALL;
  static final List<String> STAMPS = Roots.STAMPS;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("ROOTS")
  void isFormatted(String root) {
    Terraform.Result result =
        RequiresTerraform.terraform().run(Roots.folder(root), "fmt", "-check", "-diff");

    assertThat(result.output()).as("what terraform fmt would change").isEmpty();
    assertThat(result.succeeded()).isTrue();
  }

  @ParameterizedTest
  @FieldSource("ROOTS")
  void isValidAndPassesItsTests(String root) {
    Terraform terraform = RequiresTerraform.terraform();
    Path copy = Roots.copy(root, folder);

    Terraform.Result init = terraform.run(copy, "init", "-backend=false", "-no-color");
    Terraform.Result validation = terraform.run(copy, "validate", "-no-color");
    Terraform.Result tests = Roots.test(terraform, root, copy);

    assertThat(init.succeeded()).as(init.output()).isTrue();
    assertThat(validation.succeeded()).as(validation.output()).isTrue();
    assertPassed(tests);
  }

  @ParameterizedTest
  @FieldSource("STAMPS")
  void passesItsTestsInTheSmallSize(String stamp) {
    Terraform terraform = RequiresTerraform.terraform();
    Path copy = Roots.copy(stamp, folder);

    assertPassed(
        Roots.test(terraform, stamp, copy, "small", new String[] {"tests/stamp.tftest.hcl"}));
  }

  private static void assertPassed(Terraform.Result tests) {
    assertThat(tests.succeeded()).as(tests.output()).isTrue();
    assertThat(tests.output()).contains(" passed, 0 failed.").doesNotContain("Success! 0 passed");
  }
}
