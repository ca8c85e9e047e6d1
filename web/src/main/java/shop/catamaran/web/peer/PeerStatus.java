package shop.catamaran.web.peer;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a cloud is, as one of its members tells another cloud.
 *
 * @param member who answered
 * @param epochs of all clouds, as this one knows them, its own included
 * @param release of the answering member
 * @param schemaVersions newest migration of each schema in its database
 * @param walPosition what its database has written
 * @param heartbeat when one of its members last wrote to its database, if any did
 * @param at its clock
 */
public record PeerStatus(
    String cloud,
    String member,
    Map<String, Integer> epochs,
    String release,
    Map<String, String> schemaVersions,
    String walPosition,
    Optional<Instant> heartbeat,
    Instant at) {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  public PeerStatus {
    epochs = Map.copyOf(epochs);
    schemaVersions = Map.copyOf(schemaVersions);
  }

  String toJson() {
    JsonObjectBuilder epochsByCloud = JSON.createObjectBuilder();
    new TreeMap<>(epochs).forEach(epochsByCloud::add);
    JsonObjectBuilder versions = JSON.createObjectBuilder();
    new TreeMap<>(schemaVersions).forEach(versions::add);
    JsonObjectBuilder object =
        JSON.createObjectBuilder()
            .add("cloud", cloud)
            .add("member", member)
            .add("epochs", epochsByCloud)
            .add("release", release)
            .add("schemaVersions", versions)
            .add("walPosition", walPosition)
            .add("at", at.toString());
    heartbeat.ifPresent(time -> object.add("heartbeat", time.toString()));
    return object.build().toString();
  }

  /**
   * @throws IllegalArgumentException if it is not a status
   */
  static PeerStatus of(String json) {
    JsonObject object = StockMessages.object(json);
    try {
      Map<String, Integer> epochs = new TreeMap<>();
      object
          .getJsonObject("epochs")
          .forEach((cloud, epoch) -> epochs.put(cloud, ((JsonNumber) epoch).intValueExact()));
      Map<String, String> versions = new TreeMap<>();
      object
          .getJsonObject("schemaVersions")
          .forEach((schema, version) -> versions.put(schema, ((JsonString) version).getString()));
      return new PeerStatus(
          object.getString("cloud"),
          object.getString("member"),
          epochs,
          object.getString("release"),
          versions,
          object.getString("walPosition"),
          Optional.ofNullable(object.getString("heartbeat", null)).map(Instant::parse),
          Instant.parse(object.getString("at")));
    } catch (NullPointerException
        | ClassCastException
        | ArithmeticException
        | DateTimeParseException e) {
      throw new IllegalArgumentException("the body is not a status", e);
    }
  }
}
