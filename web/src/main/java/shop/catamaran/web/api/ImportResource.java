package shop.catamaran.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.catamaran.catalog.CatalogImport;
import shop.catamaran.catalog.CatalogImport.ImportReport;

/** Takes in catalogues. */
@Path("/admin/imports")
@ApplicationScoped
@OperatorOnly
@Produces(JsonText.MEDIA_TYPE)
@Tag(name = "Operation")
@SecurityRequirement(name = "operator")
public class ImportResource {

  private static final String CSV = "text/csv";
  private static final String ZIP = "application/zip";

  @Inject private CatalogImport catalogue;

  /** What an import did. */
  @Schema(name = "ImportReport")
  public record ReportDocument(
      @Schema(description = "Products that were new") int created,
      @Schema(description = "Products that differed") int updated,
      @Schema(description = "Products that were the same already") int unchanged,
      @Schema(description = "Rows that were left out") List<BadRowDocument> badRows) {

    static ReportDocument of(ImportReport report) {
      return new ReportDocument(
          report.created(),
          report.updated(),
          report.unchanged(),
          report.badRows().stream()
              .map(row -> new BadRowDocument(row.line(), row.reason()))
              .toList());
    }
  }

  /** A row that was left out. */
  @Schema(name = "BadRow")
  public record BadRowDocument(
      @Schema(description = "Line of the file; the header is line 1") long line, String reason) {}

  @POST
  @Consumes({CSV, ZIP})
  @Operation(
      operationId = "importCatalogue",
      summary = "Import a catalogue",
      description =
          "A file in Shopify's product CSV format, UTF-8; or a zip archive of catalogue.csv and "
              + "its pictures below images/. Good rows are kept; importing twice changes nothing.")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "200",
      description = "What the import did",
      content = @Content(schema = @Schema(implementation = ReportDocument.class)))
  @APIResponse(responseCode = "400", description = "This is not a catalogue file at all")
  @APIResponse(responseCode = "401", description = "No valid token came with the request")
  @APIResponse(responseCode = "413", description = "The catalogue is too large")
  public ReportDocument take(InputStream body, @Context ContainerRequestContext request)
      throws IOException {
    try (ImportUpload upload = ImportUpload.receive(body, ImportUpload.BYTES_MAX)) {
      ImportReport report =
          request.getMediaType().getSubtype().equals("zip")
              ? upload.importZip(catalogue)
              : upload.importCsv(catalogue);
      Audit.record(
          request.getProperty(OperatorFilter.OPERATOR).toString(),
          "import",
          Map.of(
              "created", report.created(),
              "updated", report.updated(),
              "unchanged", report.unchanged(),
              "badRows", report.badRows().size()));
      return ReportDocument.of(report);
    }
  }
}
