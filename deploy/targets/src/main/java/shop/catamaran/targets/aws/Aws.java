package shop.catamaran.targets.aws;

import java.util.Set;
import java.util.function.Supplier;
import shop.catamaran.operator.console.RefusedException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks AWS; what it refuses, even when asked again, becomes one sentence. */
final class Aws {

  private static final Set<String> STALE =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "RequestExpired",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "InvalidAccessKeyId");

  private Aws() {}

  /**
   * Asks.
   *
   * @param action by the name that policies have for it, such as s3:GetObject
   */
  static <T> T ask(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new RefusedException(sentence(action, e), e);
    } catch (SdkException e) {
      // The reasons of every place that was looked at are no sentence.
      if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
        throw new RefusedException(
            "There are no credentials for AWS; sign in by aws sso login, or set AWS_PROFILE.", e);
      }
      throw new RefusedException(
          "AWS could not be asked for " + action + ": " + plain(e.getMessage()) + ".", e);
    }
  }

  private static String sentence(String action, AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    if (e.isThrottlingException()) {
      return "AWS was asked too often for " + action + "; try again in a minute.";
    }
    if (STALE.contains(code)) {
      return "AWS does not take the credentials of this session (" + code + "); sign in anew.";
    }
    if (e.statusCode() == 403
        || code.startsWith("AccessDenied")
        || code.equals("UnauthorizedOperation")) {
      return "AWS does not let this identity do " + action + "; a policy must allow it.";
    }
    if (e.statusCode() >= 500) {
      return "AWS could not answer " + action + " (" + e.statusCode() + "); try again later.";
    }
    String message = details == null ? e.getMessage() : details.errorMessage();
    return "AWS refused " + action + ": " + plain(message) + ".";
  }

  private static String plain(String message) {
    return message == null
        ? "no reason given"
        : message.lines().findFirst().orElse("").replaceFirst("[.\\s]+$", "");
  }
}
