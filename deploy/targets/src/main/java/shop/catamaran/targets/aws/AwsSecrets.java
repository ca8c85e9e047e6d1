package shop.catamaran.targets.aws;

import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.targets.SecretNames;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The stamp's secrets in Secrets Manager. */
final class AwsSecrets implements SecretStore {

  private final SecretsManagerClient secrets;

  AwsSecrets(SecretsManagerClient secrets) {
    this.secrets = secrets;
  }

  @Override
  public Optional<String> get(String setting) {
    String name = SecretNames.of(setting);
    return Aws.ask(
        "secretsmanager:GetSecretValue on " + name,
        () -> {
          try {
            return Optional.ofNullable(
                secrets.getSecretValue(of -> of.secretId(name)).secretString());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void put(String setting, String value) {
    String name = SecretNames.of(setting);
    Aws.ask(
        "secretsmanager:PutSecretValue on " + name,
        () -> {
          try {
            return secrets.putSecretValue(of -> of.secretId(name).secretString(value));
          } catch (ResourceNotFoundException e) {
            throw new RefusedException(
                "There is no secret "
                    + name
                    + " in Secrets Manager; the stamp makes those of members.",
                e);
          }
        });
  }
}
