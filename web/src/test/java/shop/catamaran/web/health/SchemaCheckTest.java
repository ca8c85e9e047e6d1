package shop.catamaran.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {

  private static NavigableSet<String> versions(String... versions) {
    return new TreeSet<>(List.of(versions));
  }

  @Test
  void passesWhatTheReleaseWasBuiltFor() {
    assertThat(SchemaCheck.pending("orders", versions("1", "2"), versions("1", "2"))).isEmpty();
    assertThat(SchemaCheck.contracted("orders", versions("1"), versions("1"))).isEmpty();
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(SchemaCheck.pending("orders", versions("1", "2", "3"), versions("1")))
        .hasValueSatisfying(
            fault -> assertThat(fault).startsWith("The schema orders lacks the migrations 2, 3 "));
  }

  @Test
  void runsOnWhatANewerReleaseHasAdded() {
    assertThat(SchemaCheck.pending("catalog", versions("1"), versions("1", "2"))).isEmpty();
  }

  @Test
  void namesWhatANewerReleaseHasTakenAway() {
    assertThat(SchemaCheck.contracted("catalog", versions(), versions("2")))
        .hasValueSatisfying(
            fault ->
                assertThat(fault)
                    .startsWith("The schema catalog went through the contractions 2, ")
                    .contains("newer release"));
  }

  @Test
  void needsNoContractionsOfItsOwn() {
    assertThat(SchemaCheck.contracted("catalog", versions("1", "2"), versions("1"))).isEmpty();
    assertThat(KnownMigrations.contractionsOf("none", SchemaCheckTest.class.getClassLoader()))
        .isEmpty();
  }

  @Test
  void knowsTheMigrationsOfModulesAndOfTheSharedSchema() {
    ClassLoader classes = SchemaCheckTest.class.getClassLoader();
    assertThat(KnownMigrations.of("catalog", classes)).contains("1");
    assertThat(KnownMigrations.of("replication", classes)).contains("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1__catalog.sql", "V1.2__a_b.sql", "V1_2__x.sql"})
  void knowsMigrationsByTheirNames(String name) {
    assertThat(KnownMigrations.version(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "R__views.sql", "V1.sql", "V1__x.txt", "notes.md"})
  void leavesOtherFilesAlone(String name) {
    assertThat(KnownMigrations.version(name)).isEmpty();
  }
}
