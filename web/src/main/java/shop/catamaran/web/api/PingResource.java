package shop.catamaran.web.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers at once: what the member can do at most. */
@Path("/ping")
public class PingResource {

  @GET
  @Produces("text/plain")
  @Operation(hidden = true)
  public String ping() {
    return "";
  }
}
