package shop.catamaran.operator.report;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.Locale;
import java.util.Map;

/** Seconds as horizontal bars, drawn as SVG; the figures stand beside them. */
final class BarPlot {

  private static final int WIDTH = 640;
  private static final int LABELS = 220;
  private static final int FIGURES = 70;
  private static final int ROW = 22;
  private static final int BAR = 14;

  private BarPlot() {}

  /**
   * Draws a plot.
   *
   * @param title what it shows, for who cannot see it
   * @param seconds by what they are of, in the order in which they are drawn
   */
  static ContainerTag<?> of(String title, Map<String, Double> seconds) {
    double max = seconds.values().stream().mapToDouble(each -> each).max().orElse(0);
    ContainerTag<?> plot =
        tag("svg")
            .attr("viewBox", "0 0 " + WIDTH + " " + ROW * seconds.size())
            .attr("role", "img")
            .attr("aria-label", title);
    int row = 0;
    for (Map.Entry<String, Double> each : seconds.entrySet()) {
      int y = ROW * row++;
      double share = max <= 0 ? 0 : Math.max(0, each.getValue()) / max;
      int length = (int) Math.round(share * (WIDTH - LABELS - FIGURES));
      plot.with(
          text(LABELS - 8, y, "end", each.getKey()),
          tag("rect")
              .attr("x", LABELS)
              .attr("y", y + (ROW - BAR) / 2)
              .attr("width", Math.max(1, length))
              .attr("height", BAR),
          text(
              LABELS + length + 6,
              y,
              "start",
              each.getValue() < 0
                  ? "never"
                  : String.format(Locale.ROOT, "%.1f s", each.getValue())));
    }
    return plot;
  }

  private static ContainerTag<?> text(int x, int y, String anchor, String text) {
    return tag("text")
        .attr("x", x)
        .attr("y", y + ROW / 2 + 4)
        .attr("text-anchor", anchor)
        .withText(text);
  }
}
