-- Carts, checkout drafts, orders and what happened to them, idempotency records, outbox.
-- Kinds of tables: "newest wins", "owned" and "append-only" as the design defines them. Every key
-- is made by the application, so that nothing collides when several clouds write.

-- Newest wins. A removed line stays as a mark, so that the removal can travel.
CREATE TABLE orders.cart_line (
  cart uuid NOT NULL,
  sku text NOT NULL,
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  price_seen_minor bigint NOT NULL,
  currency text NOT NULL,
  product_handle text NOT NULL,
  title text NOT NULL,
  options text NOT NULL,
  image text,
  added_at timestamptz NOT NULL,
  removed boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL,
  changed_in text NOT NULL,
  PRIMARY KEY (cart, sku)
);

-- Newest wins. The order's id is minted here, before anything is submitted.
CREATE TABLE orders.checkout_draft (
  cart uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  email text,
  name text,
  line1 text,
  line2 text,
  postcode text,
  city text,
  country text,
  delivery_code text,
  token text,
  card_label text,
  quoted_fingerprint text,
  quoted text,
  changed_at timestamptz NOT NULL,
  changed_in text NOT NULL
);

-- Owned. The projection of an order's events in the cloud that took it; the same order id may have
-- been taken by two clouds, which is why the cloud is part of the key.
CREATE TABLE orders.orders (
  id uuid NOT NULL,
  cloud text NOT NULL DEFAULT replication.this_cloud(),
  number text NOT NULL,
  cart uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  line1 text NOT NULL,
  line2 text NOT NULL,
  postcode text NOT NULL,
  city text NOT NULL,
  country text NOT NULL,
  delivery_code text NOT NULL,
  delivery_name text NOT NULL,
  delivery_promise text NOT NULL,
  delivery_minor bigint NOT NULL CHECK (delivery_minor >= 0),
  goods_minor bigint NOT NULL CHECK (goods_minor >= 0),
  total_minor bigint NOT NULL,
  vat_minor bigint NOT NULL CHECK (vat_minor BETWEEN 0 AND total_minor),
  vat_percent integer NOT NULL,
  refunded_minor bigint NOT NULL DEFAULT 0,
  currency text NOT NULL,
  quote_fingerprint text NOT NULL,
  placed_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'PLACED',
  decline_code text,
  cart_cleared boolean NOT NULL DEFAULT false,
  PRIMARY KEY (id, cloud),
  CHECK (total_minor = goods_minor + delivery_minor),
  CHECK (refunded_minor BETWEEN 0 AND total_minor),
  CHECK (state IN
    ('PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'DECLINED', 'CANCELLED', 'REFUNDED')),
  CHECK (state <> 'REFUNDED' OR refunded_minor = total_minor)
);
-- Not unique: twins have the same number, and replication must not stop at a second key.
CREATE INDEX orders_number ON orders.orders (number);

CREATE FUNCTION orders.guard_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'PLACED' THEN
      RAISE EXCEPTION 'an order begins as PLACED, not as %', NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.state <> NEW.state AND NOT (
      (OLD.state = 'PLACED' AND NEW.state IN ('PAID', 'DECLINED', 'CANCELLED'))
      OR (OLD.state = 'PAID' AND NEW.state IN ('SHIPPED', 'REFUNDED'))
      OR (OLD.state = 'SHIPPED' AND NEW.state IN ('DELIVERED', 'REFUNDED'))
      OR (OLD.state = 'DELIVERED' AND NEW.state = 'REFUNDED')) THEN
    RAISE EXCEPTION 'order % is % and cannot become %', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER guard_state BEFORE INSERT OR UPDATE ON orders.orders
  FOR EACH ROW EXECUTE FUNCTION orders.guard_state();

-- Append-only.
CREATE TABLE orders.order_line (
  order_id uuid NOT NULL,
  cloud text NOT NULL DEFAULT replication.this_cloud(),
  position integer NOT NULL,
  sku text NOT NULL,
  product_handle text NOT NULL,
  title text NOT NULL,
  options text NOT NULL,
  image text,
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  unit_minor bigint NOT NULL CHECK (unit_minor >= 0),
  currency text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_in text NOT NULL DEFAULT replication.this_cloud(),
  PRIMARY KEY (order_id, cloud, position)
);

-- Append-only. The id is a UUIDv5 of order, type and discriminator: two that record the same fact
-- make the same key.
CREATE TABLE orders.order_event (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  type text NOT NULL,
  refund_id uuid,
  amount_minor bigint,
  currency text,
  detail text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_in text NOT NULL DEFAULT replication.this_cloud()
);
CREATE INDEX order_event_order ON orders.order_event (order_id);

-- Append-only. What a request with this key was answered.
CREATE TABLE orders.idempotency_record (
  key text PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 300),
  request_hash text NOT NULL,
  status integer NOT NULL,
  body text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_in text NOT NULL DEFAULT replication.this_cloud()
);

-- Owned. What is still to be done for an order outside the database: settle its payment, send a
-- mail, confirm a refund. next_attempt_at is the lease as well: claiming a task moves it ahead.
CREATE TABLE orders.outbox (
  id uuid NOT NULL,
  cloud text NOT NULL DEFAULT replication.this_cloud(),
  kind text NOT NULL,
  order_id uuid NOT NULL,
  refund_id uuid,
  amount_minor bigint,
  currency text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_attempt_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  leased_by uuid,
  last_error text,
  done_at timestamptz,
  PRIMARY KEY (id, cloud)
);
CREATE INDEX outbox_due ON orders.outbox (next_attempt_at) WHERE done_at IS NULL;

SELECT replication.newest_wins('orders.cart_line');
SELECT replication.newest_wins('orders.checkout_draft');
SELECT replication.owned('orders.orders');
SELECT replication.append_only('orders.order_line');
SELECT replication.append_only('orders.order_event');
SELECT replication.append_only('orders.idempotency_record');
SELECT replication.owned('orders.outbox');

GRANT USAGE ON SCHEMA orders TO ${application};
GRANT SELECT, INSERT, UPDATE ON orders.cart_line, orders.checkout_draft TO ${application};
GRANT SELECT, INSERT ON orders.orders, orders.outbox TO ${application};
GRANT UPDATE (state, refunded_minor, decline_code, cart_cleared) ON orders.orders
  TO ${application};
GRANT UPDATE (next_attempt_at, attempts, leased_by, last_error, done_at) ON orders.outbox
  TO ${application};
GRANT SELECT, INSERT ON orders.order_line, orders.order_event, orders.idempotency_record
  TO ${application};
