package shop.catamaran.targets.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.MonitorClient;
import com.azure.resourcemanager.monitor.fluent.models.ResponseInner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import shop.catamaran.operator.targets.Traffic;

/**
 * What Azure Monitor counted of the requests that a gateway passes on by the settings for shoppers,
 * since an hour before this was made: sums of whole minutes from a fixed one, which only grow. A
 * minute shows one to three minutes after its end.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/azure/azure-monitor/reference/supported-metrics/microsoft-network-applicationgateways-metrics">which
 *     counts tell the pool and the settings</a>
 */
final class AzureTraffic {

  private static final Duration BEFORE = Duration.ofHours(1);
  private static final String SUCCESSFUL = "TotalRequests";

  /** Answered with 5xx, by a member or by the gateway. */
  private static final String FAILED = "FailedRequests";

  /** How the stamp names the pool of members, and the settings that are for shoppers. */
  private static final String SHOPPERS = "BackendSettingsPool eq 'members~members'";

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
                        SUCCESSFUL + "," + FAILED,
                        "Total",
                        null,
                        null,
                        SHOPPERS,
                        null,
                        "Microsoft.Network/applicationGateways",
                        Context.NONE)
                    .getValue());
    long failed = sum(answer, FAILED);
    return new Traffic(sum(answer, SUCCESSFUL) + failed, failed);
  }

  private static long sum(ResponseInner answer, String metric) {
    return Math.round(
        answer.value().stream()
            .filter(found -> metric.equals(found.name().value()))
            .flatMap(found -> found.timeseries().stream())
            .flatMap(series -> series.data().stream())
            .map(minute -> minute.total())
            .filter(Objects::nonNull)
            .mapToDouble(total -> total)
            .sum());
  }
}
