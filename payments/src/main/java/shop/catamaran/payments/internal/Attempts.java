package shop.catamaran.payments.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import shop.catamaran.payments.PaymentId;

/** The append-only record of what was asked of the gateway and what it answered. */
@ApplicationScoped
class Attempts {

  enum Kind {
    AUTHORIZE,
    CAPTURE,
    REFUND
  }

  enum Outcome {
    SUCCEEDED,
    DECLINED,
    UNKNOWN
  }

  /**
   * @param refund the refund it is about
   * @param code why it was declined
   */
  record Attempt(
      PaymentId payment,
      Kind kind,
      Outcome outcome,
      Optional<UUID> refund,
      Optional<String> gatewayReference,
      Optional<String> code) {

    static Attempt of(PaymentId payment, Kind kind, Outcome outcome) {
      return new Attempt(
          payment, kind, outcome, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private static final UUID NAMESPACE = UUID.fromString("8f2b3a52-6d0c-5a86-9f53-1d1c0b8f5a10");

  @PersistenceContext(unitName = "payments")
  private EntityManager entities;

  /** A known outcome is recorded once, however often and wherever it is learnt. */
  @Transactional
  void record(Attempt attempt) {
    entities
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            INSERT INTO payments.payment_attempt
              (id, order_id, kind, outcome, refund_id, gateway_reference, code)
            VALUES (:id, :order, :kind, :outcome, :refund, :reference, :code)
            ON CONFLICT (id) DO NOTHING
            """)
        .setParameter("id", id(attempt), UUID.class)
        .setParameter("order", attempt.payment().value(), UUID.class)
        .setParameter("kind", attempt.kind().name(), String.class)
        .setParameter("outcome", attempt.outcome().name(), String.class)
        .setParameter("refund", attempt.refund().orElse(null), UUID.class)
        .setParameter("reference", attempt.gatewayReference().orElse(null), String.class)
        .setParameter("code", attempt.code().orElse(null), String.class)
        .executeUpdate();
  }

  private static UUID id(Attempt attempt) {
    if (attempt.outcome() == Outcome.UNKNOWN) {
      return Generators.timeBasedEpochGenerator().generate();
    }
    // Not shared: the generator keeps a digest that is not safe for threads.
    NameBasedGenerator generator = Generators.nameBasedGenerator(NAMESPACE);
    String subject = attempt.refund().orElse(attempt.payment().value()).toString();
    return generator.generate(subject + "/" + attempt.kind() + "/" + attempt.outcome());
  }
}
