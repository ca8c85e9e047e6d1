package shop.catamaran.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import shop.catamaran.web.Problem;
import shop.catamaran.web.errors.DatabaseFailure;

/**
 * Answers every exception with a problem. What nobody expected is logged under an id that the
 * client is told, and told nothing else.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOGGER = Logger.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    Optional<Problem> expected = Problems.of(thrown);
    if (DatabaseFailure.isBehind(thrown)) {
      // One line, because a dead database makes many.
      LOGGER.log(Level.WARNING, "The database does not answer: {0}", thrown.toString());
    }
    Response.ResponseBuilder response = response(expected.orElseGet(() -> unexpected(thrown)));
    if (thrown instanceof WebApplicationException e) {
      for (String header : new String[] {HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE}) {
        Optional.ofNullable(e.getResponse().getHeaderString(header))
            .ifPresent(value -> response.header(header, value));
      }
    }
    return response.build();
  }

  static Response.ResponseBuilder response(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(problem.toJson());
    return problem.status() == 503 ? response.header(HttpHeaders.RETRY_AFTER, 2) : response;
  }

  private static Problem unexpected(Throwable thrown) {
    String id = UUID.randomUUID().toString();
    LOGGER.log(Level.SEVERE, thrown, () -> "Unexpected failure of the API, id " + id);
    return Problem.of(
            500, "unexpected", "Something went wrong on our side", "It was logged under this id.")
        .with("id", id);
  }
}
