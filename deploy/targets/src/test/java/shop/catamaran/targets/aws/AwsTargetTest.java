package shop.catamaran.targets.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.backup.StoredBackups;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.targets.Answer;
import shop.catamaran.targets.Document;
import shop.catamaran.targets.FakeCloud;
import shop.catamaran.targets.Request;
import shop.catamaran.targets.Settings;
import shop.catamaran.targets.StampUserData;
import shop.catamaran.targets.TargetContract;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

class AwsTargetTest extends TargetContract {

  static final Map<String, String> SETTINGS =
      Map.of(
          "url", "https://aws.shop.example.org",
          "members",
              "arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:930d940e:autoScalingGroupName/catamaran",
          "releases", "https://releases.s3.eu-central-1.amazonaws.com",
          "backups", "https://backups.s3.eu-central-1.amazonaws.com",
          "secrets", "https://secretsmanager.eu-central-1.amazonaws.com");

  @Override
  protected FakeCloud cloud() {
    return new FakeAws();
  }

  @Override
  protected Target target(FakeCloud cloud) {
    return target(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "none")));
  }

  private Target target(AwsCredentialsProvider credentials) {
    AwsPlace place = AwsPlace.of(new Settings("aws", SETTINGS));
    return new AwsTarget(
        place,
        AwsClients.of(place.region(), credentials, Optional.of(cloud.address())),
        Clock.systemUTC());
  }

  @Override
  protected String releases() {
    return SETTINGS.get("releases");
  }

  @Override
  protected Duration trafficDelay() {
    return Duration.ofMinutes(3);
  }

  @Override
  protected String deniedSentence() {
    return "AWS does not let this identity do autoscaling:DescribeAutoScalingGroups; a policy must"
        + " allow it.";
  }

  @Override
  protected String brokenSentence() {
    return "AWS could not answer autoscaling:DescribeAutoScalingGroups (500); try again later.";
  }

  @Override
  protected String absentSentence() {
    return "There is no auto scaling group catamaran in eu-central-1 of this account.";
  }

  @Override
  protected List<Request> changes() {
    return cloud.requests().stream()
        .filter(
            request ->
                request.text().matches("Action=(Create|Update|Terminate).*")
                    || request.method().equals("PUT")
                    || request.header("X-Amz-Target").contains("Put"))
        .toList();
  }

  @Test
  void asksForANewVersionOfTheTemplateAndSetsItOnTheGroup() throws IOException {
    target.storage().put(file("archive"), Release.key("1.4.0"));
    cloud.forget();

    target.startWith(NEW);

    assertThat(changes()).hasSize(2);
    assertThat(changes().get(0).form())
        .containsEntry("Action", "CreateLaunchTemplateVersion")
        .containsEntry("LaunchTemplateId", "lt-0a4872e2c396d941c")
        .containsEntry("SourceVersion", "1")
        .containsEntry(
            "LaunchTemplateData.UserData",
            StampUserData.base64(StampUserData.of("1.4.0", NEW.sha256(), releases())))
        .doesNotContainKeys("VersionDescription", "LaunchTemplateData.ImageId");
    assertThat(changes().get(1).form())
        .containsEntry("Action", "UpdateAutoScalingGroup")
        .containsEntry("AutoScalingGroupName", "catamaran")
        .containsEntry("LaunchTemplate.LaunchTemplateId", "lt-0a4872e2c396d941c")
        .containsEntry("LaunchTemplate.Version", "2")
        .doesNotContainKeys("MinSize", "DesiredCapacity");
  }

  @Test
  void asksTheGroupToTerminate() {
    target.replace("i-00000000000000001");

    assertThat(changes()).hasSize(1);
    assertThat(changes().get(0).form())
        .containsEntry("Action", "TerminateInstanceInAutoScalingGroup")
        .containsEntry("InstanceId", "i-00000000000000001")
        .containsEntry("ShouldDecrementDesiredCapacity", "false");
  }

  @Test
  void lowersTheLeastNumberBeforeItRemoves() {
    target.add();
    settle();
    cloud.forget();

    target.remove("i-00000000000000002");

    assertThat(changes()).hasSize(2);
    assertThat(changes().get(0).form())
        .containsEntry("MinSize", "2")
        .doesNotContainKey("DesiredCapacity");
    assertThat(changes().get(1).form()).containsEntry("ShouldDecrementDesiredCapacity", "true");
  }

  @Test
  void putsFilesIntoTheBucketOfTheirKind() throws IOException {
    target.storage().put(file("one"), "backups/aws-1.backup");

    Request put = changes().get(0);
    assertThat(put.path()).isEqualTo("/backups/backups/aws-1.backup");
    // The bucket's own default decides.
    assertThat(put.headers().keySet()).noneMatch(name -> name.contains("encryption"));
  }

  @Test
  void keepsNothingOfABackupWhoseLineBreaks() throws IOException {
    StoredBackups backups = new StoredBackups("aws", target.storage(), Progress.silent());
    Path old = Files.writeString(folder.resolve("azure-20260101T000000Z.backup"), "old");
    Path file = folder.resolve("azure-20260102T000000Z.backup");
    Files.write(file, new byte[1_000_000]);
    backups.put(old, "azure", 1);

    cloud.cut();
    assertThatThrownBy(() -> backups.put(file, "azure", 1))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("AWS could not be asked for s3:PutObject: ");
    cloud.mend();
    assertThat(target.storage().list("")).containsExactly("backups/" + old.getFileName());

    backups.put(file, "azure", 1);
    assertThat(target.storage().list("")).containsExactly("backups/" + file.getFileName());
  }

  @Test
  void refusesASecretThatTheStampDoesNotMake() {
    cloud.answerNext(Answer.json(400, Document.of("aws/no-secret.json").text()));

    assertThatThrownBy(() -> target.secrets().put("OTHER_KEY", "value"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "There is no secret catamaran-other-key in Secrets Manager; the stamp makes those of"
                + " members.");
  }

  @Test
  void asksToSignInAnew() {
    cloud.answerAlways(
        Answer.xml(
            403,
            Document.of("aws/error.xml")
                .with("type", "Sender")
                .with("code", "ExpiredToken")
                .with("message", "The security token included in the request is expired")
                .text()));

    assertThatThrownBy(() -> target.add())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "AWS does not take the credentials of this session (ExpiredToken); sign in anew.");
  }

  @Test
  void saysThatThereAreNoCredentials() {
    AwsCredentialsProvider nowhere =
        AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create());

    try (Target without = target(nowhere)) {
      assertThatThrownBy(without::members)
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "There are no credentials for AWS; sign in by aws sso login, or set AWS_PROFILE.");
    }
  }
}
