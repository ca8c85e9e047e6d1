package shop.catamaran.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.application.ViewExpiredException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MishapTest {

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "405, METHOD_NOT_ALLOWED",
    "410, GONE",
    "413, TOO_LARGE",
    "429, TOO_MANY",
    "500, UNEXPECTED",
    "503, UNAVAILABLE",
    "409, REFUSED",
    "418, REFUSED",
    "502, UNEXPECTED",
  })
  void aStatusHasItsPage(int status, Mishap mishap) {
    assertThat(Mishap.of(status, null)).isEqualTo(mishap);
    assertThat(mishap.status(status)).isIn(status, 500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "40001"})
  void aDatabaseThatCannotBeReachedIsNoFaultOfOurs(String state) {
    RuntimeException thrown =
        new IllegalStateException("cannot list products", new SQLException("gone", state));
    assertThat(Mishap.of(500, thrown)).isEqualTo(Mishap.UNAVAILABLE);
    assertThat(Mishap.of(500, new RuntimeException(new SQLTransientConnectionException())))
        .isEqualTo(Mishap.UNAVAILABLE);
  }

  @Test
  void aStatementThatIsRefusedIs() {
    RuntimeException thrown = new IllegalStateException(new SQLException("duplicate", "23505"));
    assertThat(Mishap.of(500, thrown)).isEqualTo(Mishap.UNEXPECTED);
    assertThat(Mishap.of(500, new IllegalStateException(new SQLException("no state"))))
        .isEqualTo(Mishap.UNEXPECTED);
  }

  @Test
  void stateThatCannotBeReadIsAnExpiredPage() {
    Mishap mishap = Mishap.of(500, new RuntimeException(new ViewExpiredException("old", "/x")));
    assertThat(mishap).isEqualTo(Mishap.EXPIRED);
    assertThat(mishap.status(500)).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/products | text/html | true",
        "/api/v1/products | | true",
        "/cart | text/html,application/xhtml+xml,*/*;q=0.8 | false",
        "/cart | */* | false",
        "/cart | | false",
        "/cart | application/json | true",
        "/cart | application/problem+json, application/json | true",
        "/cart | image/avif,image/webp | false",
      })
  void programsGetProblemsAndPeoplePages(String path, String accept, boolean problem) {
    assertThat(ErrorServlet.isForProgram(path, accept)).isEqualTo(problem);
  }
}
