package shop.catamaran.infrastructure;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** What tests do where terraform is not installed. */
final class RequiresTerraform {

  private static final String MISSING =
      "terraform is not on the PATH, so the Terraform roots are not checked.";

  private RequiresTerraform() {}

  /** Skips the test, or in continuous integration, where the tool belongs, fails it. */
  static Terraform terraform() {
    return Terraform.installed().orElseGet(() -> missing(System.getenv("CI")));
  }

  static Terraform missing(String ci) {
    if ("true".equals(ci)) {
      return fail(MISSING + " In continuous integration that is a failure.");
    }
    return abort(MISSING);
  }
}
