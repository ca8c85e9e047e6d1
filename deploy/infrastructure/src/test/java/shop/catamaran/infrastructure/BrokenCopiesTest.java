package shop.catamaran.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every check of the roots fails on a copy that lacks what it is for, and says so. Faults that
 * different assertions find are put into one copy together, and exactly those assertions must fail;
 * with {@code -Dbreakages=singly} each has a copy of its own.
 */
class BrokenCopiesTest {

  private static final String VALIDATE = "validate";
  private static final boolean SINGLY = "singly".equals(System.getProperty("breakages"));
  private static final Pattern ERROR = Pattern.compile("Error: ");
  private static final Pattern PLACE = Pattern.compile(" on [\\w./-]+\\.(tf|hcl) line \\d+");

  static final List<Breakage> ALL =
      Roots.ALL.stream().flatMap(r -> Breakage.of(r).stream()).toList();

  static final List<Breakage> INVALID =
      ALL.stream().filter(breakage -> breakage.check().equals(VALIDATE)).toList();

  static final List<Faults> FOUND_BY_TESTS = groups();

  @TempDir Path folder;

  /** Faults in one copy of a root, found by one file of tests. */
  record Faults(String root, String check, List<Breakage> breakages) {

    @Override
    public String toString() {
      return root + " " + check + ": " + breakages.size() + " faults";
    }
  }

  private static List<Faults> groups() {
    Map<String, List<Breakage>> groups = new LinkedHashMap<>();
    Map<String, Integer> turns = new HashMap<>();
    for (Breakage breakage : ALL) {
      if (!breakage.check().equals(VALIDATE)) {
        String place = breakage.root() + " " + breakage.check();
        // Two faults that one assertion finds cannot be told apart in one copy, two faults in one
        // text cannot be put there, and after a refusal that fails no more tests are run.
        boolean alone = SINGLY || breakage.expected().startsWith("run ");
        int turn =
            Math.max(
                turns.merge(alone ? place : breakage.toString(), 1, Integer::sum),
                turns.merge(place + breakage.file() + breakage.text(), 1, Integer::sum));
        groups.computeIfAbsent(place + turn, any -> new ArrayList<>()).add(breakage);
      }
    }
    return groups.values().stream()
        .map(list -> new Faults(list.get(0).root(), list.get(0).check(), List.copyOf(list)))
        .toList();
  }

  @ParameterizedTest
  @FieldSource("INVALID")
  void isFoundByValidationWithFileAndLine(Breakage breakage) {
    Terraform terraform = RequiresTerraform.terraform();
    Path copy = Roots.copy(breakage.root(), folder);
    breakage.applyTo(copy);

    Terraform.Result result = terraform.run(copy, "validate", "-no-color");

    assertThat(result.succeeded()).isFalse();
    assertThat(oneLine(result))
        .contains(breakage.expected())
        .containsPattern(" on " + Pattern.quote(breakage.file()) + " line \\d+");
  }

  @ParameterizedTest
  @FieldSource("FOUND_BY_TESTS")
  void isFoundByTheRootsOwnTests(Faults faults) {
    Terraform terraform = RequiresTerraform.terraform();
    Path copy = Roots.copy(faults.root(), folder);
    faults.breakages().forEach(breakage -> breakage.applyTo(copy));

    Terraform.Result result =
        Roots.test(terraform, faults.root(), copy, "tests/" + faults.check() + ".tftest.hcl");

    String output = oneLine(result);
    assertThat(result.succeeded()).isFalse();
    assertThat(faults.breakages())
        .allSatisfy(breakage -> assertThat(output).contains(breakage.expected()));
    assertThat(ERROR.matcher(output).results().count())
        .as("failed assertions, one for each fault: %s", result.output())
        .isEqualTo(faults.breakages().size());
    assertThat(PLACE.matcher(output).results().count()).isGreaterThanOrEqualTo(1);
  }

  /** An assertion that no fault is listed for might be one that cannot fail. */
  @ParameterizedTest
  @FieldSource("ROOTS")
  void everyAssertionAndEveryRefusalHasAFault(String root) {
    List<String> faults = Breakage.of(root).stream().map(Breakage::expected).toList();
    List<String> checks =
        Roots.testFiles(root).stream()
            .map(Roots::read)
            .flatMap(BrokenCopiesTest::checksOf)
            .toList();

    assertThat(checks).isNotEmpty();
    assertThat(checks)
        .allSatisfy(check -> assertThat(faults).anyMatch(fault -> check.startsWith(fault)));
  }

  static final List<String> ROOTS = Roots.ALL;

  private static Stream<String> checksOf(String tests) {
    Pattern check =
        Pattern.compile("error_message = \"(.*)\"|run \"(refuses_\\w+)\"", Pattern.MULTILINE);
    return check
        .matcher(tests)
        .results()
        .map(match -> match.group(1) != null ? match.group(1) : "run \"" + match.group(2) + "\"");
  }

  @Test
  void faultsAreToldApart() {
    assertThat(ALL).doesNotHaveDuplicates();
    assertThat(ALL).allSatisfy(breakage -> assertThat(breakage.expected()).isNotBlank());
  }

  private static String oneLine(Terraform.Result result) {
    return result.output().replaceAll("\\s+", " ");
  }
}
