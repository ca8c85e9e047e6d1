package shop.catamaran.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;

class UserDataTest {

  private static final String STORE = "https://store.example";
  private static final String OLD = StampUserData.of("1.3.0", "0".repeat(64), STORE);
  private static final Release NEW = new Release("1.4.0", "ab".repeat(32));

  @Test
  void isToTheLetterWhatTerraformWouldMake() {
    UserData changed = UserData.of(OLD).with(NEW, STORE + "/releases/1.4.0/catamaran.tar.gz");

    assertThat(changed.text()).isEqualTo(StampUserData.of("1.4.0", NEW.sha256(), STORE));
    assertThat(changed.release()).contains("1.4.0");
  }

  @Test
  void isTheSameAfterItsWayThroughBase64() {
    assertThat(UserData.decode(UserData.of(OLD).encode()).text()).isEqualTo(OLD);
  }

  @Test
  void tellsNoReleaseIfThereIsNone() {
    assertThat(UserData.of("#cloud-config\n").release()).isEmpty();
  }

  @Test
  void refusesWhatIsNotTheStamps() {
    assertThatThrownBy(() -> UserData.of("#cloud-config\n").with(NEW, STORE))
        .isInstanceOf(RefusedException.class)
        .hasMessage("What members start with has no stamp.env: it is not the stamp's.");
  }
}
