package shop.catamaran.targets.azure;

import com.azure.core.exception.AzureException;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.identity.CredentialUnavailableException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Supplier;
import shop.catamaran.operator.console.RefusedException;

/** Asks Azure; what it refuses, even when asked again, becomes one sentence. */
final class Azure {

  private Azure() {}

  /**
   * Asks.
   *
   * @param action by the name that roles have for it, such as
   *     Microsoft.Compute/virtualMachineScaleSets/read
   */
  static <T> T ask(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (CredentialUnavailableException e) {
      throw new RefusedException("There are no credentials for Azure; sign in by az login.", e);
    } catch (ClientAuthenticationException e) {
      throw new RefusedException(
          "Azure does not take the credentials of this session; sign in anew.", e);
    } catch (HttpResponseException e) {
      throw new RefusedException(sentence(action, e), e);
    } catch (AzureException | UncheckedIOException e) {
      throw new RefusedException(
          "Azure could not be asked for " + action + ": " + plain(e.getMessage()) + ".", e);
    }
  }

  /** Whether that is what Azure says of something that is not there. */
  static boolean absent(HttpResponseException e) {
    return status(e) == 404;
  }

  private static String sentence(String action, HttpResponseException e) {
    int status = status(e);
    String message = String.valueOf(e.getMessage());
    if (status == 401) {
      return "Azure does not take the credentials of this session; sign in anew.";
    }
    if (status == 403) {
      String known = message.toLowerCase(Locale.ROOT);
      return known.contains("firewall") || known.contains("authorizationfailure")
          ? "Azure lets "
              + action
              + " come from known addresses alone; the stamp's variable operator_addresses lists"
              + " them."
          : "Azure does not let this identity do " + action + "; a role must allow it.";
    }
    if (status == 409) {
      return "Azure refused " + action + " while another change goes on; try again in a minute.";
    }
    if (status == 429) {
      return "Azure was asked too often for " + action + "; try again in a minute.";
    }
    if (status >= 500) {
      return "Azure could not answer " + action + " (" + status + "); try again later.";
    }
    return "Azure refused " + action + ": " + plain(message) + ".";
  }

  private static int status(HttpResponseException e) {
    return e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
  }

  private static String plain(String message) {
    return message == null
        ? "no reason given"
        : message.lines().findFirst().orElse("").replaceFirst("[.\\s]+$", "");
  }
}
