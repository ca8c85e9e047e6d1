package shop.catamaran.targets.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.secretmanager.v1.SecretManager;
import com.google.api.services.secretmanager.v1.model.AddSecretVersionRequest;
import com.google.api.services.secretmanager.v1.model.SecretPayload;
import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.targets.SecretNames;

/** The stamp's secrets in Secret Manager. */
final class GcpSecrets implements SecretStore {

  private final SecretManager secrets;
  private final String project;

  GcpSecrets(SecretManager secrets, String project) {
    this.secrets = secrets;
    this.project = project;
  }

  @Override
  public Optional<String> get(String setting) {
    String name = SecretNames.of(setting);
    return Gcp.ask(
        "secretmanager.versions.access on " + name,
        () -> {
          try {
            return Optional.of(
                new String(
                    secrets
                        .projects()
                        .secrets()
                        .versions()
                        .access(path(name) + "/versions/latest")
                        .execute()
                        .getPayload()
                        .decodeData(),
                    UTF_8));
          } catch (HttpResponseException e) {
            if (Gcp.absent(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public void put(String setting, String value) {
    String name = SecretNames.of(setting);
    Gcp.ask(
        "secretmanager.versions.add on " + name,
        () -> {
          try {
            return secrets
                .projects()
                .secrets()
                .addVersion(
                    path(name),
                    new AddSecretVersionRequest()
                        .setPayload(new SecretPayload().encodeData(value.getBytes(UTF_8))))
                .execute();
          } catch (HttpResponseException e) {
            if (Gcp.absent(e)) {
              throw new RefusedException(
                  "There is no secret "
                      + name
                      + " in Secret Manager; the stamp makes those of members.",
                  e);
            }
            throw e;
          }
        });
  }

  private String path(String name) {
    return "projects/" + project + "/secrets/" + name;
  }
}
