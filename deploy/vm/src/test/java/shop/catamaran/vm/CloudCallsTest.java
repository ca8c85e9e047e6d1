package shop.catamaran.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine speaks to each cloud as that cloud asks, in the name of the machine. */
class CloudCallsTest {

  private static final String AWS_STATE = "/latest/meta-data/autoscaling/target-lifecycle-state";
  private static final String AZURE_EVENTS = "/metadata/scheduledevents";

  private final FakeCloud cloud = new FakeCloud();
  @TempDir private Path folder;

  @BeforeEach
  void knowsTheMachine() {
    cloud
        .answers("/latest/api/token", "session")
        .answers("/latest/meta-data/iam/security-credentials/", "members")
        .answers(
            "/latest/meta-data/iam/security-credentials/members",
            """
            {"AccessKeyId": "the-id", "SecretAccessKey": "the-secret", "Token": "aws-token"}""")
        .answers("/latest/meta-data/instance-id", "i-0123")
        .answers("/metadata/identity/oauth2/token", "{\"access_token\": \"azure-token\"}")
        .answers(
            "/computeMetadata/v1/instance/service-accounts/default/token",
            "{\"access_token\": \"gcp-token\"}");
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp"})
  void readsAndWritesTheObjectStorage(String name) throws Exception {
    cloud.answers("/releases/1.0/catamaran.tar.gz", "the release").answers("/backups/a", "");
    Path file = folder.resolve("release");
    assertSucceeds(name, "get", cloud.url() + "/releases/1.0/catamaran.tar.gz", file.toString());
    assertThat(file).hasContent("the release");
    assertSucceeds(name, "put", file.toString(), cloud.url() + "/backups/a");
    assertThat(cloud.asked("/backups/a"))
        .singleElement()
        .satisfies(
            put -> {
              assertThat(put.method()).isEqualTo("PUT");
              assertThat(put.body()).isEqualTo("the release");
              assertThat(authorization(put)).contains(name.equals("aws") ? "the-id" : name);
            });
  }

  @Test
  void readsASecretOfAws() throws Exception {
    cloud.answers("/", "{\"SecretString\": \"of the sea\"}");
    assertThat(run("aws", "secret", "catamaran/visitor").output()).isEqualTo("of the sea");
    assertThat(cloud.asked("/"))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.header("X-amz-target")).isEqualTo("secretsmanager.GetSecretValue");
              assertThat(asked.body()).isEqualTo("{\"SecretId\":\"catamaran/visitor\"}");
              assertThat(authorization(asked)).contains("/secretsmanager/aws4_request");
              assertThat(asked.header("X-amz-security-token")).isEqualTo("aws-token");
            });
  }

  @Test
  void readsASecretOfAzure() throws Exception {
    cloud.answers("/secrets/visitor", "{\"value\": \"of the sea\"}");
    assertThat(run("azure", "secret", "visitor").output()).isEqualTo("of the sea");
    assertThat(cloud.asked("/metadata/identity/oauth2/token"))
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.target())
                    .contains("resource=https%3A%2F%2Fvault.azure.net", "client_id=the-identity"));
  }

  @Test
  void readsASecretOfGcp() throws Exception {
    cloud.answers(
        "/v1/projects/the-project/secrets/visitor/versions/latest:access",
        "{\"payload\": {\"data\": \"b2YgdGhlIHNlYQ==\"}}");
    assertThat(run("gcp", "secret", "visitor").output()).isEqualTo("of the sea");
  }

  @Test
  void tellsAnAwsGroupThatTheMemberIsReadyAndThatItHasLeft() throws Exception {
    cloud.answers("/", "").answers(AWS_STATE, "InService");
    assertThat(run("aws", "terminating").output()).isEmpty();
    assertSucceeds("aws", "ready");
    cloud.answers(AWS_STATE, "Terminated");
    Script.Result notice = run("aws", "terminating");
    assertThat(notice.output()).isEqualTo("terminated");
    assertSucceeds("aws", "leave", notice.output());
    assertThat(cloud.asked("/")).hasSize(2);
    assertThat(cloud.asked("/").get(0).body())
        .contains("LifecycleHookName=ready", "InstanceId=i-0123", "AutoScalingGroupName=the-group");
    assertThat(cloud.asked("/").get(1).body()).contains("LifecycleHookName=leave");
  }

  @Test
  void heedsWhatAzureSchedules() throws Exception {
    cloud.answers(AZURE_EVENTS, "{\"Events\": []}");
    assertThat(run("azure", "terminating").output()).isEmpty();
    cloud.answers(
        AZURE_EVENTS,
        """
        {"Events": [{"EventId": "a", "EventType": "Freeze"},
                    {"EventId": "b", "EventType": "Terminate"}]}""");
    assertThat(run("azure", "terminating").output()).isEqualTo("b");
    assertSucceeds("azure", "leave", "b");
    assertThat(cloud.asked(AZURE_EVENTS).get(2).body())
        .isEqualTo("{\"StartRequests\":[{\"EventId\":\"b\"}]}");
  }

  @Test
  void heedsThatGcpTakesAMachineBack() throws Exception {
    cloud.answers("/computeMetadata/v1/instance/preempted", "FALSE");
    assertThat(run("gcp", "terminating").output()).isEmpty();
    cloud.answers("/computeMetadata/v1/instance/preempted", "TRUE");
    assertThat(run("gcp", "terminating").output()).isEqualTo("preempted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp"})
  void takesAMetadataServiceThatDoesNotAnswerForNoNotice(String name) throws Exception {
    cloud.close();
    assertThat(run(name, "terminating"))
        .satisfies(
            result -> {
              assertThat(result.exitCode()).isZero();
              assertThat(result.output()).isEmpty();
            });
  }

  @Test
  void refusesACloudThatItDoesNotKnow() throws Exception {
    Script.Result result = run("moon", "get", cloud.url() + "/a", folder.resolve("a").toString());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).isEqualTo("catamaran-cloud knows no cloud 'moon'");
  }

  @Test
  void saysHowItIsUsed() throws Exception {
    Script.Result result = run("aws", "fly");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("catamaran-cloud get URL FILE").doesNotContain("set -e");
  }

  private void assertSucceeds(String name, String... arguments) throws Exception {
    assertThat(run(name, arguments))
        .satisfies(result -> assertThat(result.exitCode()).as(result.errors()).isZero());
  }

  private Script.Result run(String name, String... arguments)
      throws IOException, InterruptedException {
    Path stamp = folder.resolve("stamp.env");
    Files.writeString(
        stamp,
        String.join(
            "\n",
            "CLOUD='" + name + "'",
            "REGION='eu-central-1'",
            "IDENTITY='the-identity'",
            "PROJECT='the-project'",
            "MEMBER_GROUP='the-group'",
            "SECRET_STORE='" + cloud.url() + "'",
            "AUTOSCALING='" + cloud.url() + "'",
            "METADATA='" + cloud.url() + "'",
            ""));
    return new Script("catamaran-cloud").with("STAMP", stamp).run(arguments);
  }

  private static String authorization(FakeCloud.Asked asked) {
    return asked.header("Authorization");
  }
}
