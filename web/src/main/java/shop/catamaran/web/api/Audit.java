package shop.catamaran.web.api;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.logging.Logger;

/** The record of what operators did, one JSON object per line. */
final class Audit {

  private static final Logger LOGGER = Logger.getLogger("shop.catamaran.audit");

  private Audit() {}

  static void record(String operator, String action, Map<String, ?> facts) {
    JsonObjectBuilder line =
        Json.createObjectBuilder().add("operator", operator).add("action", action);
    facts.forEach((name, value) -> line.add(name, value.toString()));
    LOGGER.info(line.build()::toString);
  }
}
