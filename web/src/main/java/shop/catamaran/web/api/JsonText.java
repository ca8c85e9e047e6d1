package shop.catamaran.web.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Writes records as JSON, their components in the order of declaration. */
@Provider
public class JsonText implements ContextResolver<Jsonb> {

  static final String MEDIA_TYPE = "application/json";

  private static final Jsonb JSONB =
      JsonbBuilder.create(new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.ANY));

  static String of(Object representation) {
    return JSONB.toJson(representation);
  }

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }
}
