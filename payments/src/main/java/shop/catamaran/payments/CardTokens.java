package shop.catamaran.payments;

import java.net.URI;

/** Turns cards into tokens. Card numbers are handed on and neither stored nor logged. */
public interface CardTokens {

  /**
   * Hands a card to the gateway, for browsers that cannot do so themselves.
   *
   * @throws CardInvalidException if the gateway finds fault with what was typed
   * @throws GatewayUnavailableException if the gateway gives no answer in time
   */
  PaymentToken tokenize(CardDetails card);

  /** Where a browser posts a card as JSON to get a token: the gateway's public address. */
  URI browserEndpoint();
}
