package shop.catamaran.web.operations;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.web.operations.CloudReport.Link;
import shop.catamaran.web.operations.Sign.Tone;

/** What one cloud writes and another one takes. */
record Flow(String from, String to, Sign state) {

  private static final long SILENT_MILLIS_USUAL = 5000;
  private static final long WAITING_BYTES_USUAL = 1_000_000;

  /** As both ends tell it, as far as they answer. */
  static Flow of(
      String from, String to, Optional<CloudReport> sender, Optional<CloudReport> receiver) {
    Optional<Link> sent = sender.flatMap(report -> report.link(to));
    Optional<Link> received = receiver.flatMap(report -> report.link(from));
    return new Flow(from, to, sign(from + "." + to, sent, received));
  }

  private static Sign sign(String key, Optional<Link> sent, Optional<Link> received) {
    if (sent.isEmpty() && received.isEmpty()) {
      return new Sign(key, "not seen", Tone.BAD);
    }
    Optional<Long> silent = received.flatMap(Link::silentMillis);
    Optional<Long> waiting = sent.flatMap(Link::waitingBytes);
    boolean flows =
        sent.map(Link::sending).orElse(true) && received.map(Link::receiving).orElse(true);
    String text =
        Stream.of(
                Optional.of(flows ? "flows" : "broken"),
                silent.map(millis -> Figure.time(millis) + " behind"),
                waiting.filter(bytes -> bytes > 0).map(bytes -> Figure.bytes(bytes) + " to go"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    if (!flows) {
      return new Sign(key, text, Tone.BAD);
    }
    boolean late =
        silent.orElse(0L) > SILENT_MILLIS_USUAL || waiting.orElse(0L) > WAITING_BYTES_USUAL;
    return new Sign(key, text, late ? Tone.WARN : Tone.GOOD);
  }
}
