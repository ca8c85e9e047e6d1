package shop.catamaran.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes {@link shop.catamaran.web.Problem} to readers of the API's description. */
@Schema(name = "Problem", description = "What is answered instead (RFC 9457)")
record ProblemDocument(
    @Schema(example = "urn:catamaran:problem:invalid-values") String type,
    @Schema(description = "The kind of problem", example = "Some values cannot be accepted")
        String title,
    @Schema(description = "HTTP status", example = "400") int status,
    @Schema(description = "What is wrong this time") String detail,
    @Schema(description = "The fields at fault") List<FieldErrorDocument> errors) {

  /** A field at fault. */
  @Schema(name = "FieldError")
  record FieldErrorDocument(
      @Schema(example = "quantity") String field,
      @Schema(example = "This is not a whole number from 1 to 99.") String message) {}
}
