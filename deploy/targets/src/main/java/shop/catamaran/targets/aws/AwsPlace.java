package shop.catamaran.targets.aws;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.catamaran.targets.Settings;

/**
 * Where a stamp is.
 *
 * @param releases web address of the bucket of releases
 */
record AwsPlace(
    String cloud,
    URI url,
    String region,
    String group,
    URI releases,
    String releasesBucket,
    String backupsBucket) {

  private static final Pattern GROUP =
      Pattern.compile(
          "arn:aws[a-z-]*:autoscaling:([a-z0-9-]+):[0-9]+:autoScalingGroup:[^:]*:autoScalingGroupName/(.+)");
  private static final Pattern BUCKET =
      Pattern.compile("https://([a-z0-9.-]+)[.]s3[.]([a-z0-9-]+)[.]amazonaws[.]com(?:[.]cn)?/?");
  private static final Pattern SECRETS =
      Pattern.compile("https://secretsmanager[.]([a-z0-9-]+)[.]amazonaws[.]com(?:[.]cn)?/?");

  static AwsPlace of(Settings settings) {
    Matcher group =
        settings.match(
            "members",
            GROUP,
            "arn:aws:autoscaling:REGION:ACCOUNT:autoScalingGroup:ID:autoScalingGroupName/NAME");
    String region = group.group(1);
    settings.match("secrets", SECRETS, "https://secretsmanager.REGION.amazonaws.com");
    return new AwsPlace(
        settings.cloud(),
        settings.address("url"),
        region,
        group.group(2),
        settings.address("releases"),
        bucket(settings, "releases"),
        bucket(settings, "backups"));
  }

  private static String bucket(Settings settings, String key) {
    return settings.match(key, BUCKET, "https://BUCKET.s3.REGION.amazonaws.com").group(1);
  }
}
