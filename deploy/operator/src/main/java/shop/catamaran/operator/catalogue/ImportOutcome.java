package shop.catamaran.operator.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** What an import did, as the shop tells it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportOutcome(int created, int updated, int unchanged, List<BadRow> badRows) {

  public ImportOutcome {
    badRows = badRows == null ? List.of() : List.copyOf(badRows);
  }

  /**
   * A row that was left out.
   *
   * @param line line of the file, the header being line 1
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record BadRow(long line, String reason) {

    @Override
    public String toString() {
      return "line " + line + ": " + reason;
    }
  }
}
