package shop.catamaran.orders.internal.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.OrderId;
import shop.catamaran.payments.PaymentToken;

/** A row of checkout_draft. */
@Entity
@Table(name = "checkout_draft")
class DraftEntity {

  @Id private UUID cart;

  @Column(name = "order_id")
  UUID orderId;

  String email;
  private String name;
  private String line1;
  private String line2;
  private String postcode;
  private String city;
  private String country;

  @Column(name = "delivery_code")
  String deliveryCode;

  String token;

  @Column(name = "card_label")
  String cardLabel;

  @Column(name = "quoted_fingerprint")
  String quotedFingerprint;

  String quoted;

  protected DraftEntity() {}

  void setAddress(Address address) {
    name = address.name();
    line1 = address.line1();
    line2 = address.line2();
    postcode = address.postcode();
    city = address.city();
    country = address.country();
  }

  CheckoutDraft toDraft() {
    return new CheckoutDraft(
        new OrderId(orderId),
        new CartId(cart),
        Optional.ofNullable(email),
        Optional.ofNullable(name).map(to -> new Address(to, line1, line2, postcode, city, country)),
        Optional.ofNullable(deliveryCode),
        Optional.ofNullable(token).map(PaymentToken::new),
        Optional.ofNullable(cardLabel));
  }
}
