package shop.catamaran.operator.procedure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What a member tells of itself at {@code /metrics}.
 *
 * @param heapMib heap in use, in MiB
 * @param sessions that began on it and have not ended there
 * @param gridMembers those that share their sessions with it, itself among them
 */
record MemberFigures(Optional<Long> heapMib, Optional<Long> sessions, Optional<Long> gridMembers) {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  static MemberFigures unknown() {
    return new MemberFigures(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static MemberFigures of(URI member) {
    try {
      return parse(
          CLIENT
              .send(
                  HttpRequest.newBuilder(member.resolve("/metrics")).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      return unknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown();
    }
  }

  /** Reads the text form of Prometheus. */
  static MemberFigures parse(String text) {
    return new MemberFigures(
        figure(text, "memory_usedHeap_bytes").map(bytes -> (long) (bytes / (1 << 20))),
        figure(text, "sessions").map(Double::longValue),
        figure(text, "grid_members").map(Double::longValue));
  }

  private static Optional<Double> figure(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .map(Double::parseDouble)
        .findFirst();
  }
}
