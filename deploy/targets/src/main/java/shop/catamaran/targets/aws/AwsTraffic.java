package shop.catamaran.targets.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.catamaran.operator.targets.Traffic;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * What CloudWatch counted at the balancer since an hour before this was made: sums of whole minutes
 * from a fixed one, which only grow. A minute shows about two minutes after its end.
 */
final class AwsTraffic {

  private static final Duration BEFORE = Duration.ofHours(1);

  private final CloudWatchClient metrics;
  private final Clock clock;
  private final Instant start;

  AwsTraffic(CloudWatchClient metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.start = clock.instant().minus(BEFORE).truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * So far.
   *
   * @param balancer as CloudWatch names it, such as app/catamaran/50dc6c495c0c9188
   */
  Traffic of(String balancer) {
    Map<String, Long> sums = new HashMap<>();
    Aws.ask(
        "cloudwatch:GetMetricData",
        () -> {
          metrics
              .getMetricDataPaginator(
                  all ->
                      all.startTime(start)
                          .endTime(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                          .metricDataQueries(
                              List.of(
                                  sum("requests", "RequestCount", balancer),
                                  sum("unserved", "HTTPCode_ELB_503_Count", balancer),
                                  sum("members", "HTTPCode_Target_5XX_Count", balancer),
                                  sum("balancer", "HTTPCode_ELB_5XX_Count", balancer))))
              .metricDataResults()
              .forEach(
                  result ->
                      sums.merge(
                          result.id(),
                          Math.round(result.values().stream().mapToDouble(v -> v).sum()),
                          Long::sum));
          return sums;
        });
    // A request for which there was no member is in no count but that of its answer, 503.
    return new Traffic(
        sums.getOrDefault("requests", 0L) + sums.getOrDefault("unserved", 0L),
        sums.getOrDefault("members", 0L) + sums.getOrDefault("balancer", 0L));
  }

  private static MetricDataQuery sum(String id, String name, String balancer) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.stat("Sum")
                    .period(60)
                    .unit(StandardUnit.COUNT)
                    .metric(
                        metric ->
                            metric
                                .namespace("AWS/ApplicationELB")
                                .metricName(name)
                                .dimensions(
                                    Dimension.builder()
                                        .name("LoadBalancer")
                                        .value(balancer)
                                        .build())))
        .build();
  }
}
