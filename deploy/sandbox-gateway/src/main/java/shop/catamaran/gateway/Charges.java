package shop.catamaran.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What the gateway does with its books. */
final class Charges {

  private static final int FAILURES = 2;
  private static final String PAYMENT =
      "SELECT p.*, t.brand, t.last4, t.behavior FROM payment p JOIN token t USING (token) ";

  private final Books books;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Charges(Books books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  Answer tokenize(Cards.Card card) throws SQLException {
    byte[] secret = new byte[18];
    random.nextBytes(secret);
    String token = "tok_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    books.transact(
        c ->
            update(
                c,
                "INSERT INTO token VALUES (?, ?, ?, ?, ?)",
                token,
                card.brand(),
                card.last4(),
                card.behavior().name(),
                clock.millis()));
    return Answer.now(
        200,
        Json.text(
            Json.object()
                .put("token", token)
                .put("brand", card.brand())
                .put("last4", card.last4())));
  }

  Answer authorize(String key, ObjectNode body) throws SQLException {
    long amount = Json.amount(body);
    String currency = Json.text(body, "currency", 3).toUpperCase(Locale.ROOT);
    if (!currency.matches("[A-Z]{3}")) {
      throw new RefusedException(
          400, "invalid_request", "'currency' must be the three letters of a currency.");
    }
    String token = Json.text(body, "token", 255);
    String reference = Json.text(body, "reference", 255);
    String fingerprint = String.join("\n", "authorize", "" + amount, currency, token, reference);
    return books.once(
        key,
        fingerprint,
        c -> {
          Behavior behavior = behavior(c, token);
          if (behavior == Behavior.FAIL_TWICE && failures(c, key) <= FAILURES) {
            String error = Json.error("api_error", "The gateway has failed; ask again.");
            return new Answer(500, error, Delivery.NOW, false);
          }
          String id = "pay_" + Generators.timeBasedEpochGenerator().generate();
          Optional<String> declineCode = behavior.declineCode();
          String status = declineCode.isPresent() ? "declined" : "authorized";
          update(
              c,
              "INSERT INTO payment (id, reference, token, amount, currency, status, decline_code,"
                  + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              reference,
              token,
              amount,
              currency,
              status,
              declineCode.orElse(null),
              clock.millis());
          ObjectNode answer = Json.object().put("id", id).put("status", status);
          declineCode.ifPresent(code -> answer.put("decline_code", code));
          answer.put("amount", amount).put("currency", currency);
          return new Answer(200, Json.text(answer), behavior.firstAuthorization(), true);
        });
  }

  Answer capture(String key, String payment) throws SQLException {
    return books.once(
        key,
        "capture\n" + payment,
        c -> {
          ObjectNode found = required(c, payment);
          if (!found.get("status").asText().equals("authorized")) {
            throw new RefusedException(
                409, "not_capturable", "This payment is " + found.get("status").asText() + ".");
          }
          update(
              c, "UPDATE payment SET status = 'captured', captured = amount WHERE id = ?", payment);
          ObjectNode answer = Json.object().put("id", payment).put("status", "captured");
          Behavior behavior = behavior(c, found.get("token").asText());
          return new Answer(200, Json.text(answer), behavior.firstCapture(), true);
        });
  }

  Answer refund(String key, String payment, ObjectNode body) throws SQLException {
    long amount = Json.amount(body);
    return books.once(
        key,
        "refund\n" + payment + "\n" + amount,
        c -> {
          ObjectNode found = required(c, payment);
          if (!found.get("status").asText().equals("captured")) {
            throw new RefusedException(
                409, "not_captured", "Nothing was captured of this payment.");
          }
          if (amount > found.get("captured").asLong() - found.get("refunded").asLong()) {
            throw new RefusedException(
                409, "refund_exceeds_charge", "Less than that is left of the charge.");
          }
          String id = "ref_" + Generators.timeBasedEpochGenerator().generate();
          update(c, "INSERT INTO refund VALUES (?, ?, ?, ?)", id, payment, amount, clock.millis());
          update(c, "UPDATE payment SET refunded = refunded + ? WHERE id = ?", amount, payment);
          ObjectNode answer =
              Json.object().put("id", id).put("amount", amount).put("status", "refunded");
          return Answer.now(200, Json.text(answer));
        });
  }

  /** Writes the payments with this reference, or all; they may be more than memory holds. */
  void list(Optional<String> reference, OutputStream output) throws SQLException {
    String where = reference.isPresent() ? "WHERE p.reference = ? " : "";
    books.read(
        c -> {
          try (PreparedStatement query =
              c.prepareStatement(PAYMENT + where + "ORDER BY p.created_at, p.id")) {
            if (reference.isPresent()) {
              query.setString(1, reference.get());
            }
            try (ResultSet rows = query.executeQuery();
                Json.ListWriter list = new Json.ListWriter(output)) {
              int count = 0;
              for (; rows.next(); count++) {
                list.add(payment(rows).without("token"));
              }
              return count;
            }
          }
        });
  }

  private static ObjectNode required(Connection c, String id) throws SQLException {
    try (PreparedStatement query = c.prepareStatement(PAYMENT + "WHERE p.id = ?")) {
      query.setString(1, id);
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          return payment(rows);
        }
      }
    }
    throw new RefusedException(404, "unknown_payment", "There is no such payment.");
  }

  private static ObjectNode payment(ResultSet row) throws SQLException {
    ObjectNode payment =
        Json.object()
            .put("id", row.getString("id"))
            .put("reference", row.getString("reference"))
            .put("status", row.getString("status"))
            .put("amount", row.getLong("amount"))
            .put("currency", row.getString("currency"))
            .put("captured", row.getLong("captured"))
            .put("refunded", row.getLong("refunded"));
    if (row.getString("decline_code") != null) {
      payment.put("decline_code", row.getString("decline_code"));
    }
    return payment
        .put("token", row.getString("token"))
        .put("brand", row.getString("brand"))
        .put("last4", row.getString("last4"))
        .put("created_at", Instant.ofEpochMilli(row.getLong("created_at")).toString());
  }

  private static Behavior behavior(Connection c, String token) throws SQLException {
    try (PreparedStatement query =
        c.prepareStatement("SELECT behavior FROM token WHERE token = ?")) {
      query.setString(1, token);
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          return Behavior.valueOf(rows.getString(1));
        }
      }
    }
    throw new RefusedException(422, "invalid_token", "There is no such token.");
  }

  private static int failures(Connection c, String key) throws SQLException {
    try (PreparedStatement statement =
        c.prepareStatement(
            "INSERT INTO failure VALUES (?, 1)"
                + " ON CONFLICT (key) DO UPDATE SET times = times + 1 RETURNING times")) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static int update(Connection c, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
