package shop.catamaran.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/** What a cloud answers. */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, Map<String, String> headers, byte[] body) {

  public static Answer json(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
  }

  public static Answer xml(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "text/xml"), body.getBytes(UTF_8));
  }

  public static Answer bytes(byte[] body) {
    return new Answer(200, Map.of("Content-Type", "application/octet-stream"), body);
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
