package shop.catamaran.targets.gcp;

import com.google.api.services.monitoring.v3.Monitoring;
import com.google.api.services.monitoring.v3.model.ListTimeSeriesResponse;
import com.google.api.services.monitoring.v3.model.TimeSeries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import shop.catamaran.operator.targets.Traffic;

/**
 * What Cloud Monitoring counted of one of the balancer's backend services since an hour before this
 * was made: sums of whole minutes from a fixed one, which only grow. A minute shows up to four
 * minutes after its end.
 */
final class GcpTraffic {

  private static final Duration BEFORE = Duration.ofHours(1);
  private static final String CLASS = "response_code_class";

  private final Monitoring monitoring;
  private final String project;
  private final Clock clock;
  private final Instant start;

  GcpTraffic(Monitoring monitoring, String project, Clock clock) {
    this.monitoring = monitoring;
    this.project = project;
    this.clock = clock;
    this.start = clock.instant().minus(BEFORE).truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * So far.
   *
   * @param backend name of the backend service
   */
  Traffic of(String backend) {
    return Gcp.ask(
        "monitoring.timeSeries.list",
        () -> {
          long requests = 0;
          long failed = 0;
          String token = null;
          do {
            ListTimeSeriesResponse page = query(backend).setPageToken(token).execute();
            if (page.getTimeSeries() != null) {
              for (TimeSeries series : page.getTimeSeries()) {
                long sum = sum(series);
                requests += sum;
                failed += "500".equals(series.getMetric().getLabels().get(CLASS)) ? sum : 0;
              }
            }
            token = page.getNextPageToken();
          } while (token != null);
          return new Traffic(requests, failed);
        });
  }

  private Monitoring.Projects.TimeSeries.List query(String backend) throws java.io.IOException {
    return monitoring
        .projects()
        .timeSeries()
        .list("projects/" + project)
        .setFilter(
            "metric.type = \"loadbalancing.googleapis.com/https/request_count\""
                + " AND resource.type = \"https_lb_rule\""
                + " AND resource.labels.backend_target_name = \""
                + backend
                + "\"")
        .setIntervalStartTime(start.toString())
        .setIntervalEndTime(clock.instant().truncatedTo(ChronoUnit.MINUTES).toString())
        .setAggregationAlignmentPeriod("60s")
        .setAggregationPerSeriesAligner("ALIGN_DELTA")
        .setAggregationCrossSeriesReducer("REDUCE_SUM")
        .setAggregationGroupByFields(List.of("metric.label." + CLASS));
  }

  private static long sum(TimeSeries series) {
    return series.getPoints().stream().mapToLong(point -> point.getValue().getInt64Value()).sum();
  }
}
