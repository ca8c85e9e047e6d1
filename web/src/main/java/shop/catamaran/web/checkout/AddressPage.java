package shop.catamaran.web.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.web.forms.Entered;

/** First step: whom to write to and where the order goes. */
@Named
@RequestScoped
public class AddressPage {

  private Journey journey;
  private Checkout checkout;

  private String email = "";
  private String name = "";
  private String line1 = "";
  private String line2 = "";
  private String postcode = "";
  private String city = "";
  private String country = "";

  AddressPage() {}

  @Inject
  AddressPage(Journey journey, Checkout checkout) {
    this.journey = journey;
    this.checkout = checkout;
  }

  /** Shows what was entered before. */
  public void enter() {
    journey.enter(CheckoutStep.ADDRESS).ifPresent(this::show);
  }

  private void show(CheckoutDraft draft) {
    email = draft.email().orElse("");
    draft
        .address()
        .ifPresent(
            address -> {
              name = address.name();
              line1 = address.line1();
              line2 = address.line2();
              postcode = address.postcode();
              city = address.city();
              country = address.country();
            });
  }

  /** Keeps the address and goes on. */
  public String keep() {
    Optional<CheckoutDraft> draft = journey.enter(CheckoutStep.ADDRESS);
    if (draft.isEmpty()) {
      return null;
    }
    try {
      checkout.enterAddress(
          draft.get().cart(), email, new Address(name, line1, line2, postcode, city, country));
    } catch (InvalidCheckoutException refusal) {
      return journey.mend(CheckoutStep.ADDRESS, refusal);
    }
    return journey.goTo(CheckoutStep.DELIVERY);
  }

  /** Countries that are delivered to. */
  public List<SelectItem> getCountries() {
    return checkout.countries().stream()
        .map(code -> new SelectItem(code, Countries.name(code)))
        .toList();
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = Entered.line(email);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = Entered.line(name);
  }

  public String getLine1() {
    return line1;
  }

  public void setLine1(String line1) {
    this.line1 = Entered.line(line1);
  }

  public String getLine2() {
    return line2;
  }

  public void setLine2(String line2) {
    this.line2 = Entered.line(line2);
  }

  public String getPostcode() {
    return postcode;
  }

  public void setPostcode(String postcode) {
    this.postcode = Entered.line(postcode);
  }

  public String getCity() {
    return city;
  }

  public void setCity(String city) {
    this.city = Entered.line(city);
  }

  public String getCountry() {
    return country;
  }

  public void setCountry(String country) {
    this.country = Entered.line(country);
  }
}
