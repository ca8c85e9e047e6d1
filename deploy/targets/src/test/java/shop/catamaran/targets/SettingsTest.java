package shop.catamaran.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.TargetProvider;

class SettingsTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "url", "https://aws.shop.example.org/",
          "members", "members",
          "releases", "https://releases",
          "backups", "https://backups",
          "secrets", "https://secrets");

  @Test
  void refusesAMissingSetting() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.remove("members");

    assertThatThrownBy(() -> new Settings("aws", settings))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The clouds file lacks aws.members.");
  }

  @Test
  void refusesAnUnknownSetting() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("grup", "catamaran");

    assertThatThrownBy(() -> new Settings("aws", settings))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "The clouds file has aws.grup, which is no setting; there are url, members, releases,"
                + " backups and secrets.");
  }

  @Test
  void leavesWhatIsForTheDatabase() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("target", "aws");
    settings.put("admin", "db:5432");
    settings.put("admin.password", "AWS_ADMIN_PASSWORD");
    settings.put("reached-by.azure", "10.1.0.4:5432");
    settings.put("sslmode", "verify-full");

    assertThat(new Settings("aws", settings).address("url"))
        .hasToString("https://aws.shop.example.org");
  }

  @Test
  void refusesASettingOfAnotherForm() {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("url", "aws.shop.example.org");

    assertThatThrownBy(() -> new Settings("aws", settings).address("url"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("aws.url in the clouds file is not of the form https://HOST.");
  }

  @Test
  void isFoundForEveryKindOfCloud() {
    assertThat(ServiceLoader.load(TargetProvider.class))
        .extracting(TargetProvider::kind)
        .containsExactlyInAnyOrder("aws", "azure", "gcp");
  }

  @Test
  void everyKindRefusesWhatItCannotRead() {
    for (TargetProvider provider : ServiceLoader.load(TargetProvider.class)) {
      assertThatThrownBy(() -> provider.open("one", SETTINGS))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("one.members in the clouds file is not of the form ");
    }
  }
}
