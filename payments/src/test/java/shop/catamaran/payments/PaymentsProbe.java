package shop.catamaran.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Lets tests outside the server use the module. */
@Path("payments")
@ApplicationScoped
public class PaymentsProbe {

  /** Makes JAX-RS look for resources. */
  @ApplicationPath("probe")
  public static class Resources extends Application {}

  @Inject private Payments payments;
  @Inject private CardTokens tokens;
  @Inject private PaymentsProbe self;

  @POST
  @Path("tokens")
  public Response tokenize(@QueryParam("number") String number, @QueryParam("year") int year) {
    return answer(() -> tokens.tokenize(new CardDetails(number, 12, year, "123")).value());
  }

  @GET
  @Path("tokens")
  public String browserEndpoint() {
    return tokens.browserEndpoint().toString();
  }

  @PUT
  @Path("{id}")
  public Response open(
      @PathParam("id") UUID id,
      @QueryParam("amount") long amount,
      @QueryParam("token") String token,
      @QueryParam("fail") boolean fail) {
    return answer(
        () -> {
          self.open(
              new OpenPayment(new PaymentId(id), euros(amount), new PaymentToken(token)), fail);
          return "opened";
        });
  }

  /** Opens a payment in a transaction that is then told to fail. */
  @Transactional
  public void open(OpenPayment payment, boolean fail) {
    payments.open(payment);
    payments.open(payment);
    if (fail) {
      throw new IllegalStateException("as told");
    }
  }

  @POST
  @Path("{id}/adoption")
  public Response adopt(@PathParam("id") UUID id) {
    return answer(
        () -> {
          payments.adopt(new PaymentId(id));
          return "adopted";
        });
  }

  @POST
  @Path("{id}/settlement")
  public Response settle(@PathParam("id") UUID id) {
    return answer(() -> text(payments.settle(new PaymentId(id))));
  }

  @POST
  @Path("{id}/settlement-in-transaction")
  @Transactional
  public Response settleInTransaction(@PathParam("id") UUID id) {
    return answer(() -> text(payments.settle(new PaymentId(id))));
  }

  @POST
  @Path("{id}/refunds/{refund}")
  public Response refund(
      @PathParam("id") UUID id,
      @PathParam("refund") UUID refund,
      @QueryParam("amount") long amount) {
    return answer(
        () ->
            payments.refund(new RefundPayment(refund, new PaymentId(id), euros(amount))).confirmed()
                ? "confirmed"
                : "unknown");
  }

  @GET
  @Path("{id}")
  public Response payment(@PathParam("id") UUID id) {
    return answer(
        () -> payments.payment(new PaymentId(id)).map(PaymentsProbe::text).orElse("none"));
  }

  private static Money euros(long minor) {
    return Money.ofMinor(CurrencyUnit.EUR, minor);
  }

  private static String text(Payment payment) {
    return payment.state()
        + payment.declineCode().map(code -> " " + code).orElse("")
        + (payment.refunded().isZero() ? "" : " refunded " + payment.refunded());
  }

  private static Response answer(Supplier<String> work) {
    try {
      return Response.ok(work.get()).build();
    } catch (RuntimeException e) {
      return Response.ok(e.getClass().getSimpleName()).build();
    }
  }
}
