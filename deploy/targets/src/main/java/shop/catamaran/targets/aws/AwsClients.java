package shop.catamaran.targets.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The clients of one region. */
record AwsClients(
    AutoScalingClient groups,
    Ec2Client machines,
    ElasticLoadBalancingV2Client balancer,
    CloudWatchClient metrics,
    S3Client objects,
    SecretsManagerClient secrets,
    SdkHttpClient http)
    implements AutoCloseable {

  /**
   * All of a region's.
   *
   * @param endpoint what to ask in place of AWS
   */
  static AwsClients of(String region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    Common common = new Common(Region.of(region), credentials, endpoint, http);
    return new AwsClients(
        common.to(AutoScalingClient.builder()).build(),
        common.to(Ec2Client.builder()).build(),
        common.to(ElasticLoadBalancingV2Client.builder()).build(),
        common.to(CloudWatchClient.builder()).build(),
        common.to(S3Client.builder().forcePathStyle(endpoint.isPresent())).build(),
        common.to(SecretsManagerClient.builder()).build(),
        http);
  }

  @Override
  public void close() {
    groups.close();
    machines.close();
    balancer.close();
    metrics.close();
    objects.close();
    secrets.close();
    http.close();
  }

  private record Common(
      Region region,
      AwsCredentialsProvider credentials,
      Optional<URI> endpoint,
      SdkHttpClient http) {

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B to(B builder) {
      endpoint.ifPresent(builder::endpointOverride);
      return builder
          .region(region)
          .credentialsProvider(credentials)
          .overrideConfiguration(all -> all.retryStrategy(RetryMode.STANDARD))
          .httpClient(http);
    }
  }
}
