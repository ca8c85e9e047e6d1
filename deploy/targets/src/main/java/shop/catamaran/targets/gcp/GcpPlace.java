package shop.catamaran.targets.gcp;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.catamaran.targets.Settings;

/**
 * Where a stamp is.
 *
 * @param releases web address of the bucket of releases
 * @param secrets the project that holds the secrets
 */
record GcpPlace(
    String cloud,
    URI url,
    String project,
    String region,
    String group,
    URI releases,
    String releasesBucket,
    String backupsBucket,
    String secrets) {

  private static final Pattern GROUP =
      Pattern.compile(
          "(?:https://[^ ]+/)?projects/([^/]+)/regions/([^/]+)/instanceGroupManagers/([^/]+)");
  private static final Pattern BUCKET =
      Pattern.compile("https://storage[.]googleapis[.]com/([a-z0-9._-]+)/?");
  private static final Pattern SECRETS =
      Pattern.compile(
          "https://secretmanager[.]googleapis[.]com/v1/projects/([^/]+)(?:/secrets)?/?");

  static GcpPlace of(Settings settings) {
    Matcher group =
        settings.match(
            "members", GROUP, "projects/PROJECT/regions/REGION/instanceGroupManagers/NAME");
    return new GcpPlace(
        settings.cloud(),
        settings.address("url"),
        group.group(1),
        group.group(2),
        group.group(3),
        settings.address("releases"),
        bucket(settings, "releases"),
        bucket(settings, "backups"),
        settings
            .match(
                "secrets",
                SECRETS,
                "https://secretmanager.googleapis.com/v1/projects/PROJECT/secrets")
            .group(1));
  }

  private static String bucket(Settings settings, String key) {
    return settings.match(key, BUCKET, "https://storage.googleapis.com/BUCKET").group(1);
  }
}
