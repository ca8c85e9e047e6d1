package shop.catamaran.web.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordListDataSourceTest {

  private final List<String> tried = new ArrayList<>();
  private String right = "old";
  private String state = "28P01";

  private final PasswordListDataSource source =
      new PasswordListDataSource() {
        private static final long serialVersionUID = 1L;

        @Override
        Connection signIn(String user, String password) throws SQLException {
          tried.add(password);
          if (!right.equals(password)) {
            throw new SQLException("not with " + password, state);
          }
          return null;
        }
      };

  private List<String> signIn(String passwords) throws SQLException {
    tried.clear();
    source.setUser("catamaran_app");
    source.setPassword(passwords);
    assertThat(source.getConnection()).isNull();
    return List.copyOf(tried);
  }

  @Test
  void takesASinglePasswordAsItIs() throws SQLException {
    assertThat(signIn("old")).containsExactly("old");
  }

  @Test
  void triesTheNextWhereOneIsWrongAndRemembersWhichWasRight() throws SQLException {
    assertThat(signIn("new, old")).containsExactly("new", "old");
    assertThat(signIn("new, old")).containsExactly("old");
    right = "new";
    assertThat(signIn("new, old")).containsExactly("old", "new");
    assertThat(signIn("new, old")).containsExactly("new");
  }

  @Test
  void forgetsAPasswordThatIsListedNoMore() throws SQLException {
    assertThat(signIn("older,old")).containsExactly("older", "old");
    right = "new";
    assertThat(signIn("new")).containsExactly("new");
  }

  @Test
  void takesTheWordOfAnotherServiceThatChecksPasswords() throws SQLException {
    state = "28000";
    assertThat(signIn("new,old")).containsExactly("new", "old");
  }

  @Test
  void saysWhatWasSaidToEachIfNoneIsRight() {
    right = "lost";
    assertThatThrownBy(() -> signIn("new,old"))
        .hasMessage("not with new")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1))
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("not with old"));
  }

  @Test
  void triesNoOtherPasswordWhereThatWouldNotHelp() {
    state = "08001";
    assertThatThrownBy(() -> signIn("new,old")).hasMessage("not with new");
    assertThat(tried).containsExactly("new");
  }
}
