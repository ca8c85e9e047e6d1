package shop.catamaran.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which module may use which, and what of it. The rules take the root package as a parameter, so
 * that the same rules that guard the shop can be shown to catch the illegal classes in {@code
 * shop.catamaran.canary}.
 */
final class ModuleRules {

  /** Every module with what it may use of ours. */
  static final Map<String, List<String>> MAY_USE = mayUse();

  /** Technology that must not show in a module's API. */
  static final String[] HIDDEN_BY_APIS = {
    "jakarta.persistence..",
    "jakarta.ws.rs..",
    "jakarta.faces..",
    "com.hazelcast..",
    "org.hibernate.."
  };

  private final String root;

  ModuleRules(String root) {
    this.root = root;
  }

  ArchRule internalsAreTouchedByTheirModuleOnly(String module) {
    return noClasses()
        .that(not(resideInAPackage(root + "." + module + "..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "." + module + ".internal..")
        .as("nobody outside " + module + " touches " + module + ".internal");
  }

  ArchRule usesOnlyWhatItMay(String module) {
    List<String> forbidden = new ArrayList<>(MAY_USE.keySet());
    forbidden.remove(module);
    forbidden.removeAll(MAY_USE.get(module));
    return noClasses()
        .that(resideInAPackage(root + "." + module + ".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                forbidden.stream().map(other -> root + "." + other + "..").toArray(String[]::new)))
        .allowEmptyShould(true)
        .as(module + " uses none of " + forbidden);
  }

  ArchRule hasAnApiWithoutTechnology(String module) {
    return noClasses()
        .that(resideInAPackage(root + "." + module))
        .should()
        .dependOnClassesThat(resideInAnyPackage(HIDDEN_BY_APIS))
        .as("the API of " + module + " shows no technology");
  }

  ArchRule webKnowsNoPersistence() {
    return noClasses()
        .that(resideInAPackage(root + ".web.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "org.hibernate.."))
        .as("web knows no persistence");
  }

  ArchRule modulesAreFreeOfCycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  /**
   * A stream of rows keeps its connection until the transaction ends, so that whatever else asks
   * the data source in that transaction takes a second one: under load, all wait for each other.
   */
  ArchRule noRowsAreStreamed() {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .should()
        .callMethodWhere(target(name("getResultStream")))
        .as("rows are read as lists");
  }

  ArchRule exceptionsEndInException() {
    return classes()
        .that()
        .areAssignableTo(Throwable.class)
        .and(resideInAPackage(root + ".."))
        .should()
        .haveSimpleNameEndingWith("Exception")
        .as("what can be thrown says so");
  }

  private static Map<String, List<String>> mayUse() {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    rules.put("catalog", List.of());
    rules.put("payments", List.of());
    rules.put("orders", List.of("catalog", "payments"));
    rules.put("web", List.of("catalog", "payments", "orders"));
    return rules;
  }
}
