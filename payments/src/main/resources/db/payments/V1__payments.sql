-- Payments, what was asked of the gateway for them, and refunds.

GRANT USAGE ON SCHEMA payments TO ${application};

-- Owned: only its cloud changes a row. One order may have a row in each cloud.
CREATE TABLE payments.payment (
  order_id uuid NOT NULL,
  cloud text NOT NULL DEFAULT replication.this_cloud(),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Stands for a card at the gateway; no card number ever comes here.
  token text NOT NULL CHECK (token ~ '^[A-Za-z0-9_-]{8,255}$' AND token !~ '^[0-9_-]*$'),
  state text NOT NULL DEFAULT 'UNKNOWN' CHECK (state IN ('UNKNOWN', 'CAPTURED', 'DECLINED')),
  gateway_payment_id text,
  decline_code text,
  refunded_minor bigint NOT NULL DEFAULT 0,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (order_id, cloud),
  CHECK (refunded_minor BETWEEN 0 AND amount_minor),
  CHECK (refunded_minor = 0 OR state = 'CAPTURED'),
  CHECK (state <> 'CAPTURED' OR gateway_payment_id IS NOT NULL),
  CHECK ((state = 'DECLINED') = (decline_code IS NOT NULL))
);

-- Owned, with the payment.
CREATE TABLE payments.refund (
  refund_id uuid NOT NULL,
  cloud text NOT NULL DEFAULT replication.this_cloud(),
  order_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  state text NOT NULL DEFAULT 'REQUESTED' CHECK (state IN ('REQUESTED', 'CONFIRMED', 'REFUSED')),
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (refund_id, cloud),
  FOREIGN KEY (order_id, cloud) REFERENCES payments.payment
);
CREATE INDEX refund_of_payment ON payments.refund (order_id, cloud);

-- Append-only. A known outcome has an id made from what it is about, so two clouds that learn the
-- same make the same row; an unknown outcome has an id of its own.
CREATE TABLE payments.payment_attempt (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('AUTHORIZE', 'CAPTURE', 'REFUND')),
  outcome text NOT NULL CHECK (outcome IN ('SUCCEEDED', 'DECLINED', 'UNKNOWN')),
  refund_id uuid,
  gateway_reference text,
  code text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_in text NOT NULL DEFAULT replication.this_cloud(),
  CHECK ((kind = 'REFUND') = (refund_id IS NOT NULL))
);
CREATE INDEX attempts_of_order ON payments.payment_attempt (order_id, recorded_at);

CREATE FUNCTION payments.guard_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.order_id, NEW.cloud, NEW.amount_minor, NEW.currency, NEW.token, NEW.opened_at)
      IS DISTINCT FROM
      (OLD.order_id, OLD.cloud, OLD.amount_minor, OLD.currency, OLD.token, OLD.opened_at) THEN
    RAISE EXCEPTION 'what payment % was opened with is final', OLD.order_id;
  END IF;
  IF OLD.state <> 'UNKNOWN'
      AND (NEW.state, NEW.decline_code) IS DISTINCT FROM (OLD.state, OLD.decline_code) THEN
    RAISE EXCEPTION 'payment % is % for good', OLD.order_id, OLD.state;
  END IF;
  IF NEW.gateway_payment_id IS DISTINCT FROM OLD.gateway_payment_id
      AND OLD.gateway_payment_id IS NOT NULL THEN
    RAISE EXCEPTION 'payment % is known to the gateway under another id', OLD.order_id;
  END IF;
  IF NEW.refunded_minor < OLD.refunded_minor THEN
    RAISE EXCEPTION 'a refund of payment % cannot be taken back', OLD.order_id;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION payments.guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.refund_id, NEW.cloud, NEW.order_id, NEW.amount_minor, NEW.requested_at)
      IS DISTINCT FROM
      (OLD.refund_id, OLD.cloud, OLD.order_id, OLD.amount_minor, OLD.requested_at) THEN
    RAISE EXCEPTION 'what refund % was asked for is final', OLD.refund_id;
  END IF;
  IF OLD.state <> 'REQUESTED' AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'refund % is % for good', OLD.refund_id, OLD.state;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guarded BEFORE UPDATE ON payments.payment
  FOR EACH ROW EXECUTE FUNCTION payments.guard_payment();
CREATE TRIGGER guarded BEFORE UPDATE ON payments.refund
  FOR EACH ROW EXECUTE FUNCTION payments.guard_refund();

SELECT replication.owned('payments.payment');
SELECT replication.owned('payments.refund');
SELECT replication.append_only('payments.payment_attempt');

GRANT SELECT ON ALL TABLES IN SCHEMA payments TO ${application};
GRANT INSERT (order_id, amount_minor, currency, token),
      UPDATE (state, gateway_payment_id, decline_code, refunded_minor)
  ON payments.payment TO ${application};
GRANT INSERT (refund_id, order_id, amount_minor), UPDATE (state)
  ON payments.refund TO ${application};
GRANT INSERT (id, order_id, kind, outcome, refund_id, gateway_reference, code)
  ON payments.payment_attempt TO ${application};
