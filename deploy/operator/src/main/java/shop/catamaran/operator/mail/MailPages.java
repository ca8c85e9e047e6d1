package shop.catamaran.operator.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The caught mails in a browser: {@code /} lists them, {@code /mails/<id>} shows one; {@code
 * /mails.json} with an optional {@code ?to=<address>} is for programs.
 */
final class MailPages implements HttpHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'";
  // What a mail brings along must neither run nor tell anyone that it was read.
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  private static final String IN_NEW_TAB = "<base target=\"_blank\">";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String PREFIX = "/mails/";

  private final Mailbox mailbox;

  MailPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws JsonProcessingException {
    String path = exchange.getRequestPath();
    exchange.getResponseHeaders().put(new HttpString("X-Content-Type-Options"), "nosniff");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      send(exchange, 405, "text/plain", PAGE_POLICY, "Only GET.");
    } else if (path.equals("/")) {
      send(exchange, 200, HTML, PAGE_POLICY, list());
    } else if (path.equals("/mails.json")) {
      Deque<String> to = exchange.getQueryParameters().get("to");
      send(exchange, 200, "application/json", PAGE_POLICY, json(Optional.ofNullable(to)));
    } else if (path.startsWith(PREFIX)) {
      one(exchange, path.substring(PREFIX.length()));
    } else {
      send(exchange, 404, "text/plain", PAGE_POLICY, "There is no such page.");
    }
  }

  private void one(HttpServerExchange exchange, String rest) {
    String id = rest.replaceFirst("/.*", "");
    Optional<CaughtMail> found = mailbox.find(id);
    String view = rest.substring(id.length());
    if (found.isEmpty()) {
      send(exchange, 404, "text/plain", PAGE_POLICY, "There is no such mail.");
      return;
    }
    CaughtMail mail = found.get();
    switch (view) {
      case "" -> send(exchange, 200, HTML, PAGE_POLICY, show(mail));
      case "/html" -> send(exchange, 200, HTML, MAIL_POLICY, IN_NEW_TAB + mail.html());
      case "/source" ->
          send(exchange, 200, "text/plain; charset=utf-8", PAGE_POLICY, mail.source());
      default -> send(exchange, 404, "text/plain", PAGE_POLICY, "There is no such page.");
    }
  }

  private String json(Optional<Deque<String>> to) throws JsonProcessingException {
    List<CaughtMail> mails = mailbox.mails();
    if (to.isPresent()) {
      String address = to.get().getFirst().toLowerCase(Locale.ROOT);
      mails =
          mails.stream()
              .filter(
                  m -> m.to().stream().anyMatch(t -> t.toLowerCase(Locale.ROOT).equals(address)))
              .toList();
    }
    return JSON.writeValueAsString(mails);
  }

  private String list() {
    String rows =
        mailbox.mails().stream()
            .map(
                mail ->
                    "<li><a href=\"/mails/%s\"><b>%s</b><span>to %s</span><time>%s</time></a></li>"
                        .formatted(
                            mail.id(),
                            escape(mail.subject()),
                            escape(String.join(", ", mail.to())),
                            escape(mail.date())))
            .collect(Collectors.joining("\n"));
    String body = rows.isEmpty() ? "<p>No mail yet.</p>" : "<ul>" + rows + "</ul>";
    return page("Mails", "<h1>Mails</h1><p><a href=\"/\">Look again</a></p>" + body);
  }

  private static String show(CaughtMail mail) {
    String html =
        mail.html().isEmpty()
            ? ""
            : "<h2>As HTML</h2><iframe title=\"The mail as HTML\" src=\"/mails/"
                + mail.id()
                + "/html\"></iframe>";
    return page(
        mail.subject(),
        "<p><a href=\"/\">All mails</a> <a href=\"/mails/"
            + mail.id()
            + "/source\">Source</a></p><h1>"
            + escape(mail.subject())
            + "</h1><p>From "
            + escape(mail.from())
            + "<br>To "
            + escape(String.join(", ", mail.to()))
            + "<br>"
            + escape(mail.date())
            + "</p>"
            + html
            + "<h2>As text</h2><pre>"
            + escape(mail.text())
            + "</pre>");
  }

  private static String page(String title, String body) {
    return """
        <!doctype html><html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
        <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
        body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
        ul { list-style: none; padding: 0 } li { border-bottom: 1px solid #8886 }
        li a { display: grid; padding: .75rem 0; color: inherit; text-decoration: none }
        li a:hover b, li a:focus b { text-decoration: underline } span, time { opacity: .8 }
        iframe { width: 100%%; height: 36rem; border: 1px solid #8886; background: #fff }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8886; padding: 1rem }
        </style></head><body><main>%s</main></body></html>
        """
        .formatted(escape(title), body);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static void send(
      HttpServerExchange exchange, int status, String type, String policy, String body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseHeaders().put(new HttpString("Content-Security-Policy"), policy);
    exchange.getResponseSender().send(body);
  }
}
