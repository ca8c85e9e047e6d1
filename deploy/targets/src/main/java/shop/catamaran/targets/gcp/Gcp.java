package shop.catamaran.targets.gcp;

import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.util.Set;
import shop.catamaran.operator.console.RefusedException;

/** Asks GCP; what it refuses, even when asked again, becomes one sentence. */
final class Gcp {

  private static final Set<Integer> ABSENT = Set.of(404, 410);

  private Gcp() {}

  /** One request. */
  interface Call<T> {
    T execute() throws IOException;
  }

  /**
   * Asks.
   *
   * @param permission that roles must have for it, such as compute.instances.get
   */
  static <T> T ask(String permission, Call<T> call) {
    try {
      return call.execute();
    } catch (HttpResponseException e) {
      throw new RefusedException(sentence(permission, e), e);
    } catch (IOException e) {
      throw new RefusedException(
          "GCP could not be asked for " + permission + ": " + plain(e.getMessage()) + ".", e);
    }
  }

  /** Whether that is what GCP says of something that is not there. */
  static boolean absent(HttpResponseException e) {
    return ABSENT.contains(e.getStatusCode());
  }

  private static String sentence(String permission, HttpResponseException e) {
    int status = e.getStatusCode();
    String content = String.valueOf(e.getContent());
    if (status == 429 || (status == 403 && content.contains("ateLimitExceeded"))) {
      return "GCP was asked too often for " + permission + "; try again in a minute.";
    }
    if (status == 401) {
      return "GCP does not take the credentials of this session; sign in anew.";
    }
    if (status == 403) {
      return "GCP does not let this identity do " + permission + "; a role must allow it.";
    }
    if (status >= 500) {
      return "GCP could not answer " + permission + " (" + status + "); try again later.";
    }
    return "GCP refused " + permission + ": " + plain(message(e)) + ".";
  }

  private static String message(HttpResponseException e) {
    return e instanceof com.google.api.client.googleapis.json.GoogleJsonResponseException known
            && known.getDetails() != null
        ? known.getDetails().getMessage()
        : e.getStatusMessage();
  }

  private static String plain(String message) {
    return message == null
        ? "no reason given"
        : message.lines().findFirst().orElse("").replaceFirst("[.\\s]+$", "");
  }
}
