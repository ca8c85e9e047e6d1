package shop.catamaran.orders.internal.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.MoneyText;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.internal.Options;

/**
 * What a mail says, told once as text and once as HTML. HTML of mails knows neither style sheets
 * nor flexible boxes: tables and inline styles are what every reader shows.
 *
 * @param order shown article by article, if it is there
 */
record MailBody(
    String subject, String heading, List<String> paragraphs, Optional<Order> order, Link link) {

  /** A link that is shown as a button. */
  record Link(String text, String url) {}

  private record Row(String label, String amount, boolean strong) {}

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
      <body style="margin:0;padding:0;background:#eef3f6">
      <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" \
      style="background:#eef3f6;padding:24px 12px"><tr><td align="center">
      <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" \
      style="max-width:600px;background:#ffffff;border-radius:8px;\
      font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#16303f">
      <tr><td style="background:#0b3a53;color:#ffffff;padding:20px 28px;border-radius:8px 8px 0 0;\
      font-size:20px;font-weight:bold;letter-spacing:.04em">Catamaran</td></tr>
      <tr><td style="padding:28px">
      <h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">%s</h1>
      %s</td></tr></table>
      </td></tr></table></body></html>
      """;

  String html() {
    StringBuilder content = new StringBuilder();
    for (String paragraph : paragraphs) {
      content
          .append("<p style=\"margin:0 0 16px\">")
          .append(Html.escape(paragraph))
          .append("</p>\n");
    }
    order.ifPresent(shown -> appendHtml(content, shown));
    content
        .append("<p style=\"margin:24px 0 0\"><a href=\"")
        .append(Html.escape(link.url()))
        .append("\" style=\"display:inline-block;background:#0b6e99;color:#ffffff;")
        .append("padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:bold\">")
        .append(Html.escape(link.text()))
        .append("</a></p>\n");
    return PAGE.formatted(Html.escape(subject), Html.escape(heading), content);
  }

  String text() {
    StringBuilder text = new StringBuilder(heading).append("\n\n");
    paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    order.ifPresent(
        shown -> {
          rows(shown)
              .forEach(row -> text.append("%-48s %14s%n".formatted(row.label(), row.amount())));
          text.append('\n').append(shown.delivery().name()).append('\n');
          text.append(shown.delivery().promise()).append("\n\n");
          destination(shown).forEach(line -> text.append(line).append('\n'));
          text.append('\n');
        });
    return text.append(link.text()).append(": ").append(link.url()).append('\n').toString();
  }

  private static void appendHtml(StringBuilder content, Order order) {
    content.append(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n");
    for (Row row : rows(order)) {
      String style =
          "padding:10px 0;border-top:1px solid #d5e0e6" + (row.strong() ? ";font-weight:bold" : "");
      content
          .append("<tr><td style=\"%s\">".formatted(style))
          .append(Html.escape(row.label()))
          .append("</td><td align=\"right\" style=\"%s;white-space:nowrap\">".formatted(style))
          .append(Html.escape(row.amount()))
          .append("</td></tr>\n");
    }
    content.append("</table>\n<p style=\"margin:20px 0 0\"><strong>");
    content.append(Html.escape(order.delivery().name())).append("</strong><br>");
    content.append(Html.escape(order.delivery().promise())).append("</p>\n");
    content
        .append("<p style=\"margin:12px 0 0\">")
        .append(String.join("<br>", destination(order).stream().map(Html::escape).toList()))
        .append("</p>\n");
  }

  private static List<Row> rows(Order order) {
    List<Row> rows = new ArrayList<>();
    for (Order.Line line : order.lines()) {
      rows.add(
          new Row(
              line.quantity() + " \u00d7 " + Options.titleOf(line.title(), line.options()),
              amount(line.lineTotal()),
              false));
    }
    rows.add(new Row("Delivery", amount(order.delivery().price()), false));
    rows.add(new Row("Total", amount(order.total()), true));
    rows.add(new Row("of which VAT (" + order.vatPercent() + " %)", amount(order.vat()), false));
    return rows;
  }

  private static List<String> destination(Order order) {
    Address address = order.address();
    List<String> lines = new ArrayList<>(List.of(address.name(), address.line1()));
    if (!address.line2().isEmpty()) {
      lines.add(address.line2());
    }
    lines.add(address.postcode() + " " + address.city());
    lines.add(address.country());
    return lines;
  }

  private static String amount(Money money) {
    return money.isZero() ? "free" : MoneyText.of(money);
  }
}
