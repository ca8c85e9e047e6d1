package shop.catamaran.web.operations;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cloud says of itself.
 *
 * @param member which of its members says so
 * @param members which of its members are there, by name
 * @param database empty while the database does not answer
 */
record CloudReport(String cloud, String member, List<String> members, Optional<Database> database) {

  // Json itself looks through all libraries for a provider each time.
  static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /**
   * What a cloud's database says.
   *
   * @param epoch counts how often the cloud was declared lost
   * @param fenced whether the cloud was declared lost and must not sell
   * @param drained why the operator keeps shoppers away, if so
   * @param exposure orders that no other cloud holds yet
   */
  record Database(
      int epoch, boolean fenced, Optional<String> drained, long exposure, List<Link> links) {}

  /**
   * The database's links with a peer's.
   *
   * @param receiving whether what the peer writes comes in
   * @param sending whether the peer takes what is written here
   * @param silentMillis how long ago the peer's last heartbeat was written
   * @param waitingBytes what the peer has not confirmed yet
   */
  record Link(
      String peer,
      boolean receiving,
      boolean sending,
      Optional<Long> silentMillis,
      Optional<Long> waitingBytes) {}

  CloudReport {
    members = List.copyOf(members);
  }

  Optional<Link> link(String peer) {
    return database.stream()
        .flatMap(known -> known.links().stream())
        .filter(link -> link.peer().equals(peer))
        .findFirst();
  }

  String toJson() {
    JsonObjectBuilder json =
        BUILDERS
            .createObjectBuilder()
            .add("cloud", cloud)
            .add("member", member)
            .add("members", BUILDERS.createArrayBuilder(members));
    database.ifPresent(known -> json.add("database", json(known)));
    return json.build().toString();
  }

  private static JsonObjectBuilder json(Database database) {
    JsonArrayBuilder links = BUILDERS.createArrayBuilder();
    for (Link link : database.links()) {
      JsonObjectBuilder json =
          BUILDERS
              .createObjectBuilder()
              .add("peer", link.peer())
              .add("receiving", link.receiving())
              .add("sending", link.sending());
      link.silentMillis().ifPresent(millis -> json.add("silentMillis", millis));
      link.waitingBytes().ifPresent(bytes -> json.add("waitingBytes", bytes));
      links.add(json);
    }
    JsonObjectBuilder json =
        BUILDERS
            .createObjectBuilder()
            .add("epoch", database.epoch())
            .add("fenced", database.fenced())
            .add("exposure", database.exposure())
            .add("links", links);
    database.drained().ifPresent(reason -> json.add("drained", reason));
    return json;
  }

  /**
   * @throws RuntimeException if this is no such report
   */
  static CloudReport parse(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new CloudReport(
          json.getString("cloud"),
          json.getString("member"),
          json.getJsonArray("members").getValuesAs(JsonString::getString),
          Optional.ofNullable(json.getJsonObject("database")).map(CloudReport::database));
    }
  }

  private static Database database(JsonObject json) {
    List<Link> links = new ArrayList<>();
    for (JsonObject link : json.getJsonArray("links").getValuesAs(JsonObject.class)) {
      links.add(
          new Link(
              link.getString("peer"),
              link.getBoolean("receiving"),
              link.getBoolean("sending"),
              number(link, "silentMillis"),
              number(link, "waitingBytes")));
    }
    return new Database(
        json.getInt("epoch"),
        json.getBoolean("fenced"),
        Optional.ofNullable(json.getString("drained", null)),
        json.getJsonNumber("exposure").longValue(),
        links);
  }

  private static Optional<Long> number(Map<String, ?> json, String name) {
    return Optional.ofNullable((jakarta.json.JsonNumber) json.get(name))
        .map(jakarta.json.JsonNumber::longValue);
  }
}
