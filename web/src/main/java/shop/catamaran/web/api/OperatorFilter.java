package shop.catamaran.web.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Settings;
import shop.catamaran.web.security.InvalidTokenException;
import shop.catamaran.web.security.OperatorTokens;

/** Lets nobody pass who brings no operator's token. */
@Provider
@OperatorOnly
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class OperatorFilter implements ContainerRequestFilter {

  /** Request property that names the operator. */
  static final String OPERATOR = OperatorFilter.class.getName() + ".operator";

  private static final String SCHEME = "Bearer ";
  private static final String CHALLENGE = "Bearer realm=\"" + OperatorTokens.AUDIENCE + '"';

  @Inject private Settings settings;
  @Inject private Clock clock;

  @Override
  public void filter(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      refuse(request, "A bearer token is needed", CHALLENGE);
      return;
    }
    try {
      String token = header.substring(SCHEME.length()).strip();
      request.setProperty(
          OPERATOR, new OperatorTokens(settings.operatorKeys(), clock).verify(token));
    } catch (InvalidTokenException e) {
      refuse(
          request,
          e.getMessage(),
          CHALLENGE + ", error=\"invalid_token\", error_description=\"" + e.getMessage() + '"');
    }
  }

  private static void refuse(ContainerRequestContext request, String reason, String challenge) {
    request.abortWith(
        ProblemMapper.response(Problem.ofStatus(401, reason + "."))
            .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
            .build());
  }
}
