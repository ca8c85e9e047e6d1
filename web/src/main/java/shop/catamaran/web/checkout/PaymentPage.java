package shop.catamaran.web.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.payments.CardInvalidException;
import shop.catamaran.payments.CardTokens;
import shop.catamaran.payments.GatewayUnavailableException;
import shop.catamaran.payments.PaymentToken;
import shop.catamaran.web.forms.CurrentPage;
import shop.catamaran.web.forms.Entered;

/**
 * Third step: the card. With a script in the page the gateway has made a token of it before the
 * form comes here; without, the card passes through and is never kept, logged or shown again.
 */
@Named
@RequestScoped
public class PaymentPage {

  private CurrentPage page;
  private Journey journey;
  private Checkout checkout;
  private CardTokens tokens;
  private CardEntry entry;

  private String savedCard = "";
  private String cardNumber = "";
  private String expiry = "";
  private String securityCode = "";
  private String token = "";
  private String cardLabel = "";

  PaymentPage() {}

  @Inject
  PaymentPage(
      CurrentPage page, Journey journey, Checkout checkout, CardTokens tokens, CardEntry entry) {
    this.page = page;
    this.journey = journey;
    this.checkout = checkout;
    this.tokens = tokens;
    this.entry = entry;
  }

  /** Shows the form, and why the last card was not taken. */
  public void enter() {
    Optional<CheckoutDraft> draft = journey.enter(CheckoutStep.PAYMENT);
    if (draft.isEmpty()) {
      return;
    }
    String notice = page.parameter("notice");
    if (notice.equals("payment")) {
      page.complain(null, "Please enter the card that you want to pay with.");
    } else if (!notice.isEmpty()) {
      page.complain(null, Declined.of(notice).message());
    } else {
      savedCard = draft.get().cardLabel().orElse("");
    }
  }

  /** Keeps the card's token and goes on. */
  public String keep() {
    Optional<CheckoutDraft> draft = journey.enter(CheckoutStep.PAYMENT);
    if (draft.isEmpty()) {
      return null;
    }
    try {
      if (token.isEmpty()) {
        CardEntry.Checked card = entry.check(cardNumber, expiry, securityCode);
        if (card.isAtFault()) {
          card.faults().forEach(page::complain);
          return null;
        }
        checkout.choosePayment(draft.get().cart(), tokens.tokenize(card.details()), card.label());
      } else {
        checkout.choosePayment(
            draft.get().cart(), new PaymentToken(token), CardLabel.checked(cardLabel));
      }
    } catch (CardInvalidException fault) {
      page.complain(fieldOf(fault.field()), fault.getMessage());
      return null;
    } catch (GatewayUnavailableException e) {
      page.complain(
          null, "The payment service cannot be reached just now. Please try again in a minute.");
      return null;
    } catch (InvalidCheckoutException refusal) {
      return journey.mend(CheckoutStep.PAYMENT, refusal);
    }
    return journey.goTo(CheckoutStep.REVIEW);
  }

  private static String fieldOf(CardInvalidException.Field field) {
    return switch (field) {
      case NUMBER -> CardEntry.NUMBER;
      case EXPIRY -> CardEntry.EXPIRY;
      case SECURITY_CODE -> CardEntry.SECURITY_CODE;
    };
  }

  /** Where the page's script hands the card to. */
  public String getTokenEndpoint() {
    return tokens.browserEndpoint().toString();
  }

  /** The card chosen before, if it was not refused. */
  public String getSavedCard() {
    return savedCard;
  }

  /** Always empty: a card is never shown again. */
  public String getCardNumber() {
    return "";
  }

  public void setCardNumber(String cardNumber) {
    this.cardNumber = Entered.line(cardNumber);
  }

  /** Always empty: a card is never shown again. */
  public String getExpiry() {
    return "";
  }

  public void setExpiry(String expiry) {
    this.expiry = Entered.line(expiry);
  }

  /** Always empty: a card is never shown again. */
  public String getSecurityCode() {
    return "";
  }

  public void setSecurityCode(String securityCode) {
    this.securityCode = Entered.line(securityCode);
  }

  public String getToken() {
    return "";
  }

  public void setToken(String token) {
    this.token = Entered.line(token);
  }

  public String getCardLabel() {
    return "";
  }

  public void setCardLabel(String cardLabel) {
    this.cardLabel = Entered.line(cardLabel);
  }
}
