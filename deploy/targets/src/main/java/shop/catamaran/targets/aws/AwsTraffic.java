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
 * What CloudWatch counted of one group of the balancer's targets since an hour before this was
 * made: sums of whole minutes from a fixed one, which only grow. A minute shows about two minutes
 * after its end.
 *
 * <p>What the balancer answers itself is counted for all of its groups together. It does so when a
 * member breaks off or none is there, which befalls shoppers and upkeep alike.
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
   * @param targets as CloudWatch names them, such as targetgroup/shop-20260101/73e2d6bc24d8a067
   */
  Traffic of(String balancer, String targets) {
    Dimension all = dimension("LoadBalancer", balancer);
    Dimension group = dimension("TargetGroup", targets);
    Map<String, Long> sums = new HashMap<>();
    Aws.ask(
        "cloudwatch:GetMetricData",
        () -> {
          metrics
              .getMetricDataPaginator(
                  query ->
                      query
                          .startTime(start)
                          .endTime(clock.instant().truncatedTo(ChronoUnit.SECONDS))
                          .metricDataQueries(
                              List.of(
                                  sum("requests", "RequestCount", all, group),
                                  sum("unserved", "HTTPCode_ELB_503_Count", all),
                                  sum("members", "HTTPCode_Target_5XX_Count", all, group),
                                  sum("balancer", "HTTPCode_ELB_5XX_Count", all))))
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

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static MetricDataQuery sum(String id, String name, Dimension... dimensions) {
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
                                .dimensions(dimensions)))
        .build();
  }
}
