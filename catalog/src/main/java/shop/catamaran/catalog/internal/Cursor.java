package shop.catamaran.catalog.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import shop.catamaran.catalog.InvalidCursorException;
import shop.catamaran.catalog.ProductQuery.Sort;

/**
 * Where a page ended: the sort key and the id of its last product. Opaque to clients, checked when
 * it comes back, and good for nothing but the order it was made for.
 */
public record Cursor(Sort sort, String key, UUID id) {

  public String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((sort + "|" + id + "|" + key).getBytes(StandardCharsets.UTF_8));
  }

  public static Cursor decode(String text, Sort sort) {
    try {
      String plain =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
              .toString();
      String[] parts = plain.split("\\|", 3);
      if (parts.length != 3 || !parts[0].equals(sort.name())) {
        throw new InvalidCursorException();
      }
      Cursor cursor = new Cursor(sort, parts[2], UUID.fromString(parts[1]));
      cursor.keyValue();
      return cursor;
    } catch (IllegalArgumentException | java.time.DateTimeException | CharacterCodingException e) {
      InvalidCursorException invalid = new InvalidCursorException();
      invalid.initCause(e);
      throw invalid;
    }
  }

  /** The key as the database compares it. */
  public Object keyValue() {
    return switch (sort) {
      case RELEVANCE -> {
        float rank = Float.parseFloat(key);
        if (!Float.isFinite(rank)) {
          throw new InvalidCursorException();
        }
        yield rank;
      }
      case NEWEST -> java.time.OffsetDateTime.parse(key);
      case PRICE_ASCENDING, PRICE_DESCENDING -> Long.parseLong(key);
      case TITLE -> key;
    };
  }
}
