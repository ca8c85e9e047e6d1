package shop.catamaran.operator.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;

/**
 * What operators did to a shop: a file with one JSON object on each line, to which each procedure
 * adds one when it begins and one when it ends, well or not.
 */
public final class OperationsLog {

  /** What came of a procedure whose end nobody wrote down. */
  static final String BEGUN = "begun, and ended from outside or still under way";

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path file;
  private final Clock clock;

  public OperationsLog(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * One procedure.
   *
   * @param at when it ended, in UTC, as ISO 8601
   * @param operation release, rollback, scale, drain, failover-test and so on
   * @param cloud empty if it was about all of them
   * @param done whether it came to its end
   * @param sentence what came of it
   * @param seconds that its steps took, in their order
   * @param facts further ones by their names, such as from and to
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Entry(
      String at,
      String operation,
      String cloud,
      boolean done,
      String sentence,
      Map<String, Double> seconds,
      Map<String, String> facts) {

    public Entry {
      cloud = cloud == null ? "" : cloud;
      sentence = sentence == null ? "" : sentence;
      // In order, which Map.copyOf does not keep.
      seconds =
          java.util.Collections.unmodifiableMap(
              new java.util.LinkedHashMap<>(seconds == null ? Map.of() : seconds));
      facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    private boolean begun() {
      return sentence.equals(BEGUN);
    }

    /** A fact, or an empty text. */
    public String fact(String name) {
      return facts.getOrDefault(name, "");
    }
  }

  /** An entry as one line of JSON. */
  public static String json(Entry entry) {
    try {
      return JSON.writeValueAsString(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry is plain data", e);
    }
  }

  /** Adds what was done just now. */
  public void add(
      String operation,
      String cloud,
      boolean done,
      String sentence,
      Map<String, Double> seconds,
      Map<String, String> facts) {
    Entry entry =
        new Entry(clock.instant().toString(), operation, cloud, done, sentence, seconds, facts);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          json(entry) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new RefusedException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Does something in one step, and adds that it was done, or why not. */
  public <T> T timed(String operation, String cloud, Map<String, String> facts, Supplier<T> work) {
    Steps steps = new Steps();
    return record(operation, cloud, facts, steps, () -> steps.call(operation, work));
  }

  /**
   * Does something, and adds that it was done, or why not.
   *
   * @param steps that the work fills
   */
  <T> T record(
      String operation, String cloud, Map<String, String> facts, Steps steps, Supplier<T> work) {
    add(operation, cloud, false, BEGUN, Map.of(), facts);
    try {
      T result = work.get();
      add(operation, cloud, true, "", steps.seconds(), facts);
      return result;
    } catch (RefusedException e) {
      add(operation, cloud, false, e.getMessage(), steps.seconds(), facts);
      throw e;
    }
  }

  /**
   * All entries, the oldest first; of what began, only what did not end.
   *
   * @throws RefusedException that names the line that is none
   */
  public List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : lines.filter(each -> !each.isBlank()).toList()) {
        entries.add(parse(line, entries.size() + 1));
      }
      return IntStream.range(0, entries.size())
          .filter(at -> !hasEnded(entries, at))
          .mapToObj(entries::get)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new RefusedException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  // The next one of its kind is its end, unless that begins, too.
  private static boolean hasEnded(List<Entry> entries, int at) {
    Entry entry = entries.get(at);
    return entry.begun()
        && entries.subList(at + 1, entries.size()).stream()
            .filter(later -> later.operation().equals(entry.operation()))
            .filter(later -> later.cloud().equals(entry.cloud()))
            .findFirst()
            .filter(later -> !later.begun())
            .isPresent();
  }

  private Entry parse(String line, int number) {
    try {
      return JSON.readValue(line, Entry.class);
    } catch (JsonProcessingException e) {
      throw new RefusedException("Line " + number + " of " + file + " is damaged.", e);
    }
  }
}
