package shop.catamaran.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The modules keep to their boundaries, and each rule catches the canary that breaks it. */
class ModuleBoundaryTest {

  /** Modules of the root pom that hold no code of the shop. */
  private static final List<String> WITHOUT_SHOP_CODE = List.of("ear", "deploy");

  private static final ModuleRules SHOP = new ModuleRules("shop.catamaran");
  private static final ModuleRules CANARIES = new ModuleRules("shop.catamaran.canary");

  private static final JavaClasses SHOP_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              ModuleRules.MAY_USE.keySet().stream()
                  .map(module -> "shop.catamaran." + module)
                  .toList());
  private static final JavaClasses CANARY_CLASSES =
      new ClassFileImporter().importPackages("shop.catamaran.canary");

  static Stream<String> modules() {
    return ModuleRules.MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleHasClasses(String module) {
    assertThat(SHOP_CLASSES.stream())
        .anyMatch(type -> type.getPackageName().startsWith("shop.catamaran." + module));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void internalsAreTouchedByTheirModuleOnly(String module) {
    SHOP.internalsAreTouchedByTheirModuleOnly(module).check(SHOP_CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulesUseOnlyWhatTheyMay(String module) {
    SHOP.usesOnlyWhatItMay(module).check(SHOP_CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void apisShowNoTechnology(String module) {
    if (!module.equals("web")) {
      SHOP.hasAnApiWithoutTechnology(module).check(SHOP_CLASSES);
    }
  }

  @Test
  void webKnowsNoPersistence() {
    SHOP.webKnowsNoPersistence().check(SHOP_CLASSES);
  }

  @Test
  void modulesAreFreeOfCycles() {
    SHOP.modulesAreFreeOfCycles().check(SHOP_CLASSES);
  }

  @Test
  void exceptionsEndInException() {
    SHOP.exceptionsEndInException().check(SHOP_CLASSES);
  }

  @Test
  void noRowsAreStreamed() {
    SHOP.noRowsAreStreamed().check(SHOP_CLASSES);
  }

  @Test
  void everyModuleOfTheBuildHasItsRules() throws Exception {
    NodeList modules =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("../pom.xml").toFile())
            .getDocumentElement()
            .getElementsByTagName("module");
    assertThat(modules.getLength()).isPositive();
    for (int i = 0; i < modules.getLength(); i++) {
      String module = ((Element) modules.item(i)).getTextContent();
      if (!WITHOUT_SHOP_CODE.contains(module)) {
        assertThat(ModuleRules.MAY_USE).containsKey(module);
      }
    }
  }

  @Test
  void canariesAreCaught() {
    assertCaught(CANARIES.internalsAreTouchedByTheirModuleOnly("catalog"), "ReachesIntoCatalog");
    assertCaught(CANARIES.usesOnlyWhatItMay("payments"), "KnowsOrders");
    assertCaught(CANARIES.hasAnApiWithoutTechnology("orders"), "ShowsPersistence");
    assertCaught(CANARIES.webKnowsNoPersistence(), "AsksTheDatabase");
    assertCaught(CANARIES.modulesAreFreeOfCycles(), "KnowsOrders");
    assertCaught(CANARIES.noRowsAreStreamed(), "LeavesRowsOpen");
    assertCaught(CANARIES.exceptionsEndInException(), "Surprise");
  }

  private static void assertCaught(ArchRule rule, String canary) {
    var result = rule.evaluate(CANARY_CLASSES);
    assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(canary);
  }
}
