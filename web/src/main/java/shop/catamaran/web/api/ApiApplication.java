package shop.catamaran.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The REST API. */
@ApplicationPath(ApiApplication.PATH)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Catamaran shop API",
            version = "1",
            description =
                "Browse the catalogue, fill a cart, place an order. Amounts are decimal texts with"
                    + " a currency and include VAT. Every error is a problem (RFC 9457) of type"
                    + " application/problem+json; its member errors names the fields at fault."
                    + " Lists are paged by cursor: give nextCursor of one page as cursor of the"
                    + " next. Answers to GET carry an ETag; send it as If-None-Match to save the"
                    + " body. Where a limit applies, RateLimit headers tell how much of it is"
                    + " left."),
    servers = @Server(url = "/", description = "The address that served this document"),
    tags = {
      @Tag(name = "Products", description = "What the shop offers"),
      @Tag(name = "Categories", description = "The category tree"),
      @Tag(name = "Carts", description = "Carts are known by an id that only their owner knows"),
      @Tag(name = "Checkout", description = "From a cart to a paid order"),
      @Tag(name = "Orders", description = "Placed orders"),
      @Tag(name = "Operation", description = "For operators; needs a bearer token")
    },
    components =
        @Components(
            schemas = @Schema(name = "Problem", implementation = ProblemDocument.class),
            responses = {
              @APIResponse(
                  name = "TooManyRequests",
                  description =
                      "More requests than the limit allows; Retry-After says when to go on"),
              @APIResponse(
                  name = "Unexpected",
                  description = "A fault of ours, logged under the id that is told"),
              @APIResponse(
                  name = "Unavailable",
                  description =
                      "Not possible at the moment; repeat the request, with the same key if it has"
                          + " one, after Retry-After seconds")
            }))
@SecurityScheme(
    securitySchemeName = "operator",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "HS256, audience catamaran-admin, valid for at most 15 minutes")
public class ApiApplication extends Application {

  /** Where the API is. */
  static final String PATH = "/api/v1";
}
