package shop.catamaran.targets.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.MonitorClient;
import com.azure.resourcemanager.monitor.fluent.models.ResponseInner;
import com.azure.resourcemanager.monitor.models.TimeSeriesElement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import shop.catamaran.operator.targets.Traffic;

/**
 * What Azure Monitor counted of the gateway's answers since an hour before this was made: sums of
 * whole minutes from a fixed one, which only grow. A minute shows one to three minutes after its
 * end.
 */
final class AzureTraffic {

  private static final Duration BEFORE = Duration.ofHours(1);

  private final MonitorClient monitor;
  private final Clock clock;
  private final Instant start;

  AzureTraffic(MonitorClient monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
    this.start = clock.instant().minus(BEFORE).truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * So far.
   *
   * @param gateway its id
   */
  Traffic of(String gateway) {
    Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ResponseInner answer =
        Azure.ask(
            "Microsoft.Insights/metrics/read",
            () ->
                monitor
                    .getMetrics()
                    .listWithResponse(
                        gateway.substring(1),
                        start + "/" + end,
                        Duration.ofMinutes(1),
                        "ResponseStatus",
                        "Total",
                        null,
                        null,
                        "HttpStatusGroup eq '*'",
                        null,
                        "Microsoft.Network/applicationGateways",
                        Context.NONE)
                    .getValue());
    List<TimeSeriesElement> groups =
        answer.value().stream().flatMap(metric -> metric.timeseries().stream()).toList();
    return new Traffic(
        groups.stream().mapToLong(AzureTraffic::sum).sum(),
        groups.stream().filter(AzureTraffic::failed).mapToLong(AzureTraffic::sum).sum());
  }

  private static boolean failed(TimeSeriesElement group) {
    return group.metadatavalues().stream().anyMatch(value -> "5xx".equals(value.value()));
  }

  private static long sum(TimeSeriesElement group) {
    return Math.round(
        group.data().stream()
            .map(minute -> minute.total())
            .filter(Objects::nonNull)
            .mapToDouble(total -> total)
            .sum());
  }
}
