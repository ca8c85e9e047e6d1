package shop.catamaran.targets.azure;

import com.azure.core.exception.ResourceNotFoundException;
import com.azure.security.keyvault.secrets.SecretClient;
import java.util.Optional;
import shop.catamaran.operator.targets.SecretStore;
import shop.catamaran.targets.SecretNames;

/** The stamp's key vault. */
final class VaultSecrets implements SecretStore {

  private final SecretClient vault;

  VaultSecrets(SecretClient vault) {
    this.vault = vault;
  }

  @Override
  public Optional<String> get(String setting) {
    String name = SecretNames.of(setting);
    return Azure.ask(
        "Microsoft.KeyVault/vaults/secrets/getSecret/action on " + name,
        () -> {
          try {
            return Optional.of(vault.getSecret(name).getValue());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void put(String setting, String value) {
    String name = SecretNames.of(setting);
    Azure.ask(
        "Microsoft.KeyVault/vaults/secrets/setSecret/action on " + name,
        () -> vault.setSecret(name, value));
  }
}
