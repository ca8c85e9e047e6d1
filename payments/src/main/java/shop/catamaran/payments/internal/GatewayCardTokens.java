package shop.catamaran.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import shop.catamaran.payments.CardDetails;
import shop.catamaran.payments.CardTokens;
import shop.catamaran.payments.GatewayUnavailableException;
import shop.catamaran.payments.PaymentToken;

@ApplicationScoped
class GatewayCardTokens implements CardTokens {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  private final CardGateway gateway;
  private final GatewaySettings settings;

  GatewayCardTokens() {
    this.gateway = null;
    this.settings = null;
  }

  @Inject
  GatewayCardTokens(CardGateway gateway, GatewaySettings settings) {
    this.gateway = gateway;
    this.settings = settings;
  }

  @Override
  public PaymentToken tokenize(CardDetails card) {
    try {
      return gateway.tokenize(card, Deadline.after(TIME_LIMIT));
    } catch (FaultToleranceException e) {
      throw new GatewayUnavailableException("the payment gateway is not asked at the moment", e);
    }
  }

  @Override
  public URI browserEndpoint() {
    return URI.create(settings.publicUrl() + HttpCardGateway.TOKENS);
  }
}
