package shop.catamaran.operator.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import shop.catamaran.operator.drill.DrillReport;
import shop.catamaran.operator.drill.SurvivalCard;
import shop.catamaran.operator.procedure.OperationsLog.Entry;

/** One page, which needs nothing else: no script, no font, no picture from elsewhere. */
public final class OperationsReport {

  private static final int SHOWN_MAX = 200;

  private static final String LOOK =
      "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b2733;background:#fff}"
          + "main{max-width:60rem;margin:0 auto;padding:1rem}"
          + "h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.5rem;border-top:1px solid #d5dce3;"
          + "padding-top:1rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}"
          + ".wide{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem;width:100%}"
          + "th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e3e8ed;"
          + "vertical-align:top}th{white-space:nowrap}"
          + ".good{color:#0b6b3a}.bad{color:#a3161f;font-weight:600}"
          + "svg{width:100%;min-width:30rem;height:auto;font-size:12px}"
          + "svg rect{fill:#1f6feb}svg text{fill:#1b2733}"
          + "@media(prefers-color-scheme:dark){body{background:#11171d;color:#e4eaf0}"
          + "svg text{fill:#e4eaf0}h2,th,td{border-color:#2c3742}.good{color:#5fd28f}"
          + ".bad{color:#ff8f95}}";

  private OperationsReport() {}

  /** The page. */
  public static String page(SurvivalCard card, List<Entry> log, Clock clock) {
    List<DomContent> parts = new ArrayList<>();
    parts.add(h1("Catamaran: what was done, and what it survived"));
    parts.add(
        p(
            "As of "
                + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                + ". Times are UTC; seconds are of the machine that it ran on."));
    parts.add(survival(card));
    parts.add(rehearsals(of(log, Set.of("failover-test"))));
    parts.add(
        operations(
            "Releases",
            "No release was brought yet.",
            of(log, Set.of("release", "rollback", "contract"))));
    parts.add(
        operations(
            "Backups and their tests",
            "No backup was taken yet.",
            of(log, Set.of("backup", "restore-test", "restore"))));
    parts.add(
        operations(
            "Members, drains, secrets",
            "Nothing was done yet.",
            of(log, Set.of("scale", "drain", "undrain", "secrets rotate"))));
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    title("Catamaran: operations"),
                    style(rawHtml(LOOK))),
                body(main(parts.toArray(DomContent[]::new))))
            .withLang("en"));
  }

  private static DomContent survival(SurvivalCard card) {
    if (card.reports().isEmpty()) {
      return section(
          h2("Survival card"), p("No drill was run here: catamaran local drill all does."));
    }
    Map<String, Double> away = new LinkedHashMap<>();
    card.reports().forEach(report -> away.put(report.drill(), report.recordSeconds()));
    return section(
        h2("Survival card"),
        wide(
            table(
                header(
                    "drill", "promises", "requests", "failed", "unknown", "confirmed", "converged"),
                tbody(each(card.reports(), OperationsReport::row)))),
        h3("How long a client that follows the record was without the shop"),
        wide(BarPlot.of("Seconds without the shop, by drill", away)));
  }

  private static DomContent row(DrillReport report) {
    return tr(
        td(report.drill()),
        verdict(report.passed(), "kept", String.join("; ", report.violations())),
        td(Integer.toString(report.requests())),
        td(Integer.toString(report.failed())),
        td(Integer.toString(report.unknown())),
        td(Integer.toString(report.confirmed())),
        td(String.format(Locale.ROOT, "%.1f s", report.convergedSeconds())));
  }

  private static DomContent rehearsals(List<Entry> entries) {
    if (entries.isEmpty()) {
      return section(
          h2("Failover rehearsals"), p("None was done yet: catamaran failover-test CLOUD does."));
    }
    return section(
        h2("Failover rehearsals"),
        list(entries),
        h3("The last one"),
        wide(BarPlot.of("Seconds of each step", entries.get(0).seconds())));
  }

  private static DomContent operations(String name, String none, List<Entry> entries) {
    return entries.isEmpty()
        ? section(h2(name), p(none))
        : section(
            h2(name),
            list(entries),
            h3("Seconds of the last one (" + entries.get(0).operation() + ")"),
            wide(BarPlot.of("Seconds of each step", entries.get(0).seconds())));
  }

  private static DomContent list(List<Entry> entries) {
    return wide(
        table(
            header("when", "what", "cloud", "facts", "seconds", "outcome"),
            tbody(each(entries, OperationsReport::row))));
  }

  private static DomContent row(Entry entry) {
    double seconds = entry.seconds().values().stream().mapToDouble(each -> each).sum();
    return tr(
        td(entry.at().replaceFirst("\\..*", "Z")),
        td(entry.operation()),
        td(entry.cloud()),
        td(
            String.join(
                ", ",
                entry.facts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(fact -> fact.getKey() + " " + fact.getValue())
                    .toList())),
        td(String.format(Locale.ROOT, "%.1f", seconds)),
        verdict(
            entry.done(),
            entry.sentence().isEmpty() ? "done" : entry.sentence(),
            entry.sentence()));
  }

  private static DomContent verdict(boolean good, String well, String fault) {
    return td(good ? well : fault).withClass(good ? "good" : "bad");
  }

  private static DomContent header(String... names) {
    return thead(tr(each(List.of(names), name -> th(name).attr("scope", "col"))));
  }

  // On a phone it is moved sideways, by keyboard too.
  private static DomContent wide(DomContent content) {
    return div(content).withClass("wide").attr("tabindex", "0");
  }

  /** The newest first. */
  private static List<Entry> of(List<Entry> log, Set<String> operations) {
    List<Entry> some =
        new ArrayList<>(
            log.stream().filter(entry -> operations.contains(entry.operation())).toList());
    java.util.Collections.reverse(some);
    return some.subList(0, Math.min(SHOWN_MAX, some.size()));
  }
}
