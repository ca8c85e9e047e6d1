package shop.catamaran.payments.internal;

import java.util.Optional;
import java.util.UUID;
import shop.catamaran.payments.CardDetails;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentToken;

/**
 * What we need of a payment gateway. Every call may be repeated: the payment's or refund's id is
 * the idempotency key. Every method throws {@link
 * shop.catamaran.payments.GatewayUnavailableException}, or a fault tolerance exception, if it has
 * no clear answer by the deadline; that says nothing of whether the gateway has acted.
 */
interface CardGateway {

  /**
   * The gateway's answer to a request for authorization.
   *
   * @param gatewayPayment the gateway's own id; none if it did not even accept the token
   * @param declineCode present if the gateway refused for good
   */
  record Authorization(Optional<String> gatewayPayment, Optional<String> declineCode) {}

  /** The gateway's answer to a request for a refund: its own id, or why it refused. */
  record RefundAnswer(Optional<String> gatewayRefund, Optional<String> refusal) {}

  PaymentToken tokenize(CardDetails card, Deadline deadline);

  Authorization authorize(OpenPayment payment, Deadline deadline);

  /** What the gateway answered to an earlier request for authorization, if there was one. */
  Optional<Authorization> known(OpenPayment payment, Deadline deadline);

  void capture(PaymentId payment, String gatewayPayment, Deadline deadline);

  RefundAnswer refund(UUID refund, String gatewayPayment, long amountMinor, Deadline deadline);
}
